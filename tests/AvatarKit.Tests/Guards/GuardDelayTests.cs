using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Guards;

public sealed class GuardDelayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_guard_of_50_ms_costs_the_first_sound_50_ms_and_later_sentences_nothing()
    {
        var time = new FakeTimeProvider();
        var guard = new SlowGuard(time);
        var speaking = new TaskCompletionSource();
        await using var host = new EngineHost(time: time, build: builder => builder.UseGuard(guard));
        host.Lite.RespondWith("One is here. Two is here. Three is here.");

        // The voice is at the first sentence for as long as the test wants.
        host.Voice.RespondWith(new FakeSpeech().Chunks(2).After(speaking.Task)).RespondWith(new FakeSpeech());
        DateTimeOffset began = time.GetUtcNow();
        Dictionary<int, TimeSpan> sounds = [];
        var firstSound = new TaskCompletionSource();
        Task reading = ReadAsync();

        await guard.Asked.WaitAsync().WaitAsync(Patience);
        Assert.Empty(host.Voice.Calls);
        time.Advance(Look);
        await firstSound.Task.WaitAsync(Patience);

        // While the first is spoken, the guard looks at the others.
        await guard.Asked.WaitAsync().WaitAsync(Patience);
        time.Advance(Look);
        await guard.Asked.WaitAsync().WaitAsync(Patience);
        time.Advance(Look);
        await host.Voice.WaitForCallsAsync(2).WaitAsync(Patience);
        TimeSpan spokenToItsEnd = time.GetUtcNow() - began;
        speaking.SetResult();
        await reading.WaitAsync(Patience);

        Assert.Equal(Look, sounds[0]);
        Assert.Equal([spokenToItsEnd, spokenToItsEnd], [sounds[1], sounds[2]]);

        async Task ReadAsync()
        {
            await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
            {
                if (update is SpeechSegment piece && sounds.TryAdd(piece.Sentence, time.GetUtcNow() - began) && piece.Sentence == 0)
                {
                    firstSound.SetResult();
                }
            }
        }
    }

    private sealed class SlowGuard(TimeProvider time) : IContentGuard
    {
        public SemaphoreSlim Asked { get; } = new(0);

        public string Name => "slow";

        public bool Checks(GuardedTextKind kind) => kind == GuardedTextKind.Sentence;

        public async ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
        {
            Task look = Task.Delay(Look, time, cancellationToken);
            Asked.Release();
            await look;
            return GuardVerdict.Allow;
        }
    }
}
