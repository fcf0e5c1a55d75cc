using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Speech that several turns share in the cache is paid for once, whoever leaves,
/// and a voice that never ends leaves nothing behind.</summary>
public sealed class SharedSpeechTests
{
    private static readonly VoiceInfo Voice = new("fake/anna", "fake", "en-US", AudioFormat.Pcm16(16_000));
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(200, 300)]
    [InlineData(0, 500)]
    [InlineData(500, 0)]
    public async Task Shared_speech_whose_payer_leaves_is_counted_by_who_stays(int first, int last)
    {
        await using ServiceProvider provider = CreateProvider();
        ISpeechCache cache = provider.GetRequiredService<ISpeechCache>();
        var gate = new TaskCompletionSource();
        await using IAsyncEnumerator<SpeechChunk> stays = Listen(cache).GetAsyncEnumerator();
        long counted = 0;
        await using (IAsyncEnumerator<SpeechChunk> leaves = Listen(cache).GetAsyncEnumerator())
        {
            Assert.True(await leaves.MoveNextAsync().AsTask().WaitAsync(Guard));
            Assert.True(await stays.MoveNextAsync().AsTask().WaitAsync(Guard));
            counted += leaves.Current.BilledCharacters ?? 0;
        }

        gate.SetResult();
        do
        {
            counted += stays.Current.BilledCharacters ?? 0;
        }
        while (await stays.MoveNextAsync().AsTask().WaitAsync(Guard));

        Assert.Equal(500, counted);

        IAsyncEnumerable<SpeechChunk> Listen(ISpeechCache shared)
            => shared.GetOrSynthesizeAsync(KeyOf("The same sentence for both."), SpeakAsync);

        async IAsyncEnumerable<SpeechChunk> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return Chunk(new byte[3_200], first);
            await gate.Task.WaitAsync(cancellationToken);
            yield return Chunk(new byte[3_200], last);
        }
    }

    [Fact]
    public async Task A_voice_that_never_ends_keeps_nothing_in_the_cache_once_all_have_left()
    {
        await using ServiceProvider provider = CreateProvider();
        ISpeechCache cache = provider.GetRequiredService<ISpeechCache>();
        List<WeakReference> given = [];
        for (int i = 0; i < 100; i++)
        {
            given.Add(await ListenAndLeaveAsync(cache, i));
        }

        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // What the last calls left in registers and finished tasks may still be there.
        Assert.InRange(given.Count(static audio => audio.IsAlive), 0, 5);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ListenAndLeaveAsync(ISpeechCache cache, int number)
    {
        await using IAsyncEnumerator<SpeechChunk> listener =
            cache.GetOrSynthesizeAsync(KeyOf($"Sentence {number}."), static _ => SpeakAsync()).GetAsyncEnumerator();
        Assert.True(await listener.MoveNextAsync().AsTask().WaitAsync(Guard));
        return new WeakReference(MemoryMarshal.TryGetArray(listener.Current.Audio, out ArraySegment<byte> audio) ? audio.Array : null);

        static async IAsyncEnumerable<SpeechChunk> SpeakAsync()
        {
            yield return Chunk(new byte[3_200], 10);
            await new TaskCompletionSource().Task;
        }
    }

    private static ServiceProvider CreateProvider()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAvatarChatbot();
        return services.BuildServiceProvider();
    }

    private static SpeechCacheKey KeyOf(string text)
        => new() { Text = text, Voice = Voice.Id, Provider = Voice.Provider, Format = Voice.Format, Locale = Voice.Locale };

    private static SpeechChunk Chunk(byte[] audio, long billed)
        => new() { Voice = Voice, Format = Voice.Format, Audio = audio, BilledCharacters = billed };
}
