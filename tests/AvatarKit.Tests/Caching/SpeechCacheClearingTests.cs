using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching;

/// <summary>What is under way while the cache is cleared is not kept: it may quote the person who was erased.</summary>
public sealed class SpeechCacheClearingTests
{
    private static readonly SpeechCacheOptions Distributed = new() { UseDistributedCache = true };

    private readonly FakeTimeProvider time = new();
    private int syntheses;

    [Fact]
    public async Task Speech_that_was_begun_before_a_clearing_is_not_kept()
    {
        using var cache = new SpeechCache(new SpeechCacheOptions(), time);
        var rest = new TaskCompletionSource();
        Task saying = SayAsync(cache, rest.Task);
        await Resilience.Streams.UntilAsync(() => syntheses == 1);

        await cache.ClearAsync();
        rest.SetResult();
        await saying;
        await Resilience.Streams.UntilAsync(() => cache.Running == 0);

        await SayAsync(cache, Task.CompletedTask);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task A_read_that_was_begun_before_a_clearing_is_not_kept()
    {
        var shared = new GatedCache();
        using var cache = new SpeechCache(Distributed, time, shared);
        using (var other = new SpeechCache(Distributed, time, shared))
        {
            await SayAsync(other, Task.CompletedTask);
            await Resilience.Streams.UntilAsync(() => other.Running == 0);
        }

        shared.Gate = new TaskCompletionSource();
        Task reading = SayAsync(cache, Task.CompletedTask);
        await shared.Waits.Task.WaitAsync(Resilience.Streams.Soon);
        await cache.ClearAsync();
        shared.Gate.SetResult();
        await reading;
        shared.Gate = null;

        await SayAsync(cache, Task.CompletedTask);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task Speech_that_was_begun_before_a_clearing_reaches_no_other_process()
    {
        var shared = new GatedCache();
        using var cache = new SpeechCache(Distributed, time, shared);
        var rest = new TaskCompletionSource();
        Task saying = SayAsync(cache, rest.Task);
        await Resilience.Streams.UntilAsync(() => syntheses == 1);
        await cache.ClearAsync();
        rest.SetResult();
        await saying;
        await Resilience.Streams.UntilAsync(() => cache.Running == 0);

        using var other = new SpeechCache(Distributed, time, shared);
        await SayAsync(other, Task.CompletedTask);

        Assert.Equal(2, syntheses);
    }

    private async Task SayAsync(SpeechCache cache, Task rest)
    {
        var key = new SpeechCacheKey { Text = "a", Voice = "v", Provider = "p", Format = AudioFormat.Pcm16(16_000) };
        await foreach (SpeechChunk _ in cache.GetOrSynthesizeAsync(key, token => SpeakAsync(rest, token)).ConfigureAwait(false))
        {
            // Only that it was asked for counts.
        }
    }

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync(Task rest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref syntheses);
        AudioFormat format = AudioFormat.Pcm16(16_000);
        await rest.WaitAsync(cancellationToken);
        yield return new SpeechChunk { Voice = new VoiceInfo("v", "p", "en-US", format), Format = format, Audio = new byte[4] };
    }

    /// <summary>A cache whose reads wait at a gate with what they have read.</summary>
    private sealed class GatedCache : IDistributedCache
    {
        private readonly ConcurrentDictionary<string, byte[]> entries = new();

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[]? Get(string key) => entries.GetValueOrDefault(key);

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            byte[]? read = Get(key);
            if (Gate is { } gate)
            {
                Waits.TrySetResult();
                await gate.Task;
            }

            return read;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => entries[key] = value;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }
    }
}
