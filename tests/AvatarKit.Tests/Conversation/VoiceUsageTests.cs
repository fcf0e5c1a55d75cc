using System.Runtime.CompilerServices;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation;

public sealed class VoiceUsageTests
{
    private const string Answer = "One is here.";

    [Fact]
    public async Task A_voice_that_says_nothing_is_paid_for_the_text()
        => Assert.Equal(Answer.Length, await CharactersAsync(null, null));

    [Fact]
    public async Task What_its_chunks_say_is_added_up() => Assert.Equal(47, await CharactersAsync(40, null, 7));

    [Fact]
    public async Task Speech_from_a_cache_costs_nothing() => Assert.Equal(0, await CharactersAsync(0, null));

    [Fact]
    public async Task A_voice_that_breaks_off_is_paid_for_what_it_said_until_then() => Assert.Equal(40, await CharactersAsync(40, -1, 7));

    [Fact]
    public async Task A_voice_that_breaks_off_without_saying_is_paid_for_the_text() => Assert.Equal(Answer.Length, await CharactersAsync(null, -1));

    [Fact]
    public async Task A_voice_that_never_spoke_costs_nothing() => Assert.Equal(0, await CharactersAsync(-1));

    [Fact]
    public async Task An_interrupted_sentence_is_paid_for_as_far_as_it_is_known()
    {
        var voice = new ScriptedVoice([40, null], holdsAtEnd: true);
        await using var host = new EngineHost(services: services => services.AddSingleton<ISpeechSynthesizer>(voice));
        host.Lite.RespondWith(Answer);
        using var interrupt = new CancellationTokenSource();
        Task<AvatarResponse> asking = host.Engine.GetResponseAsync(EngineHost.Ask(), interrupt.Token);
        await voice.Held.Task.WaitAsync(TimeSpan.FromMinutes(1));

        await interrupt.CancelAsync();

        AvatarResponse response = await asking;
        Assert.Equal(TurnOutcome.Interrupted, response.Outcome);
        Assert.Equal(40, response.Usage.SpeechCharacters);
    }

    // -1 is where the voice breaks off.
    private static async Task<long> CharactersAsync(params long?[] billed)
    {
        await using var host = new EngineHost(
            services: services => services.AddSingleton<ISpeechSynthesizer>(new ScriptedVoice(billed, holdsAtEnd: false)));
        host.Lite.RespondWith(Answer);
        return (await host.Engine.GetResponseAsync(EngineHost.Ask())).Usage.SpeechCharacters;
    }

    private sealed class ScriptedVoice(long?[] billed, bool holdsAtEnd) : ISpeechSynthesizer
    {
        private static readonly VoiceInfo Voice = new("scripted", "scripted", "en-US", AudioFormat.Pcm16(16_000));

        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
            SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (long? characters in billed)
            {
                await Task.Yield();
                if (characters == -1)
                {
                    throw new SpeechException("scripted.broken", "The scripted voice broke off.", "scripted");
                }

                yield return new SpeechChunk { Voice = Voice, Format = Voice.Format, Audio = new byte[3200], BilledCharacters = characters };
            }

            if (holdsAtEnd)
            {
                Held.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        }

        public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);
    }
}
