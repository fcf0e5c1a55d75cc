using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching;

/// <summary>A distributed cache that never answers costs its speech nothing but a moment.</summary>
public sealed class HungCacheTests
{
    private static readonly SpeechCacheOptions Distributed = new() { UseDistributedCache = true };

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task One_that_does_not_answer_a_read_is_not_waited_for()
    {
        using var cache = new SpeechCache(Distributed, time, new HungCache());
        Task<int> saying = SayAsync(cache, "a");

        Assert.Equal(1, await time.MoveUntilAsync(saying, within: TimeSpan.FromSeconds(2), step: TimeSpan.FromSeconds(0.1)));
    }

    [Fact]
    public async Task One_that_does_not_answer_again_and_again_is_left_alone()
    {
        using var cache = new SpeechCache(Distributed, time, new HungCache());
        for (int i = 0; i < 20; i++)
        {
            await time.MoveUntilAsync(SayAsync(cache, $"{i}"), within: TimeSpan.FromSeconds(2), step: TimeSpan.FromSeconds(0.25));
        }

        Assert.Equal(1, await SayAsync(cache, "at once").WaitAsync(Resilience.Streams.Soon));
    }

    [Fact]
    public async Task One_that_does_not_answer_writes_holds_no_synthesis()
    {
        using var cache = new SpeechCache(Distributed, time, new HungCache { AnswersReads = true });
        for (int i = 0; i < 50; i++)
        {
            await SayAsync(cache, $"{i}").WaitAsync(Resilience.Streams.Soon);
        }

        await time.MoveUntilAsync(Resilience.Streams.UntilAsync(() => cache.Running == 0), within: TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task One_that_does_not_answer_a_clearing_is_told_of()
    {
        using var cache = new SpeechCache(Distributed, time, new HungCache());

        StorageException failure = await Assert.ThrowsAsync<StorageException>(
            () => time.MoveUntilAsync(cache.ClearAsync().AsTask(), within: TimeSpan.FromMinutes(1)));

        Assert.Equal(("storage.timeout", true), (failure.Code, failure.IsTransient));
    }

    private static async Task<int> SayAsync(SpeechCache cache, string text)
    {
        int chunks = 0;
        var key = new SpeechCacheKey { Text = text, Voice = "v", Provider = "p", Format = AudioFormat.Pcm16(16_000) };
        await foreach (SpeechChunk _ in cache.GetOrSynthesizeAsync(key, SpeakAsync))
        {
            chunks++;
        }

        return chunks;
    }

    private static async IAsyncEnumerable<SpeechChunk> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.WaitAsync(cancellationToken);
        AudioFormat format = AudioFormat.Pcm16(16_000);
        yield return new SpeechChunk { Voice = new VoiceInfo("v", "p", "en-US", format), Format = format, Audio = new byte[4] };
    }

    private sealed class HungCache : IDistributedCache
    {
        public bool AnswersReads { get; init; }

        public byte[]? Get(string key) => null;

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
            => AnswersReads ? Task.FromResult<byte[]?>(null) : new TaskCompletionSource<byte[]?>().Task;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
            => new TaskCompletionSource().Task;

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key)
        {
        }

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;
    }
}
