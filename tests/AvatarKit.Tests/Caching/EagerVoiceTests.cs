using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching;

/// <summary>Voices that never wait: their speech is passed on while it is made, and one without an end is ended.</summary>
public sealed class EagerVoiceTests
{
    private static readonly AudioFormat Format = AudioFormat.Pcm16(16_000);
    private static readonly VoiceInfo Voice = new("v", "p", "en-US", Format);

    [Fact]
    public async Task The_first_chunk_is_given_while_the_voice_is_still_at_its_second()
    {
        using var cache = new SpeechCache(new SpeechCacheOptions(), new FakeTimeProvider());
        using var gate = new ManualResetEventSlim();
        Task<bool> first = Task.Run(async () =>
        {
            await foreach (SpeechChunk _ in cache.GetOrSynthesizeAsync(Key, token => SpeakAsync(gate, token)))
            {
                return true;
            }

            return false;
        });

        Task ended = await Task.WhenAny(first, Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System));
        gate.Set();

        Assert.Same(first, ended);
    }

    [Fact]
    public async Task A_voice_without_an_end_is_ended_whoever_listens()
    {
        using var cache = new SpeechCache(new SpeechCacheOptions(), new FakeTimeProvider());
        int made = 0;
        IAsyncEnumerator<SpeechChunk> listener =
            cache.GetOrSynthesizeAsync(Key, token => EndlessAsync(() => made++, token)).GetAsyncEnumerator();

        Assert.True(await listener.MoveNextAsync());
        await Resilience.Streams.UntilAsync(() => cache.Running == 0);

        // The fake ends by itself after 1,000 chunks of a megabyte, so that the test does.
        Assert.InRange(made, 1, 200);
        SpeechException failure = await Assert.ThrowsAsync<SpeechException>(async () =>
        {
            while (await listener.MoveNextAsync())
            {
            }
        });
        Assert.Equal("speech.too_long", failure.Code);
        await listener.DisposeAsync();
    }

    private static SpeechCacheKey Key => new() { Text = "a", Voice = "v", Provider = "p", Format = Format };

    private static async IAsyncEnumerable<SpeechChunk> SpeakAsync(
        ManualResetEventSlim gate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.WaitAsync(cancellationToken);
        yield return new SpeechChunk { Voice = Voice, Format = Format, Audio = new byte[4] };
        gate.Wait(cancellationToken);
        yield return new SpeechChunk { Voice = Voice, Format = Format, Audio = new byte[4] };
    }

    private static async IAsyncEnumerable<SpeechChunk> EndlessAsync(Action onMade, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        byte[] audio = new byte[1 << 20];
        for (int i = 0; i < 1_000 && !cancellationToken.IsCancellationRequested; i++)
        {
            onMade();
            yield return new SpeechChunk { Voice = Voice, Format = Format, Audio = audio };
        }
    }
}
