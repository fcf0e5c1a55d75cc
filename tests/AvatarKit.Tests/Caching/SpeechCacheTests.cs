using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching;

public sealed class SpeechCacheTests : IDisposable
{
    private static readonly VoiceInfo Voice = new("v", "p", "en-US", AudioFormat.Pcm16(16_000));

    private readonly FakeTimeProvider time = new();
    private readonly SpeechCache cache;
    private int syntheses;

    public SpeechCacheTests() => cache = new SpeechCache(new SpeechCacheOptions(), time);

    public void Dispose() => cache.Dispose();

    [Fact]
    public async Task A_sentence_is_synthesized_and_paid_for_once()
    {
        List<SpeechChunk> first = await SayAsync(cache, "Hello.", Speech);
        List<SpeechChunk> second = await SayAsync(cache, "Hello.", Speech);

        Assert.Equal(1, syntheses);
        Assert.Equal([12, null], first.Select(chunk => chunk.BilledCharacters));
        SpeechChunk kept = Assert.Single(second);
        Assert.Equal(0, kept.BilledCharacters);
        Assert.Equal(first.SelectMany(chunk => chunk.Audio.ToArray()), kept.Audio.ToArray());
        Assert.Equal(first.SelectMany(chunk => chunk.Marks), kept.Marks);
        Assert.Equal((Voice, Voice.Format), (kept.Voice, kept.Format));
    }

    [Fact]
    public async Task Another_text_is_another_sentence()
    {
        await SayAsync(cache, "Hello.", Speech);
        await SayAsync(cache, "Hello!", Speech);

        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task The_first_audio_does_not_wait_for_the_last()
    {
        var rest = new TaskCompletionSource();
        await using IAsyncEnumerator<SpeechChunk> chunks =
            cache.GetOrSynthesizeAsync(Key("a"), token => Slow(rest.Task, token)).GetAsyncEnumerator();

        Assert.True(await chunks.MoveNextAsync());
        Assert.Equal(4, chunks.Current.Audio.Length);
        rest.SetResult();
        Assert.True(await chunks.MoveNextAsync());
        Assert.False(await chunks.MoveNextAsync());
    }

    [Fact]
    public async Task Callers_at_once_share_one_synthesis_and_one_of_them_pays()
    {
        var rest = new TaskCompletionSource();
        Task<List<SpeechChunk>>[] all = [.. Enumerable.Range(0, 5).Select(_ => SayAsync(cache, "a", token => Slow(rest.Task, token)))];
        rest.SetResult();
        List<SpeechChunk>[] spoken = await Task.WhenAll(all);

        Assert.Equal(1, syntheses);
        Assert.All(spoken, chunks => Assert.Equal(8, chunks.Sum(chunk => chunk.Audio.Length)));
        Assert.Equal(12, spoken.Sum(chunks => chunks.Sum(chunk => chunk.BilledCharacters ?? 0)));
    }

    [Fact]
    public async Task One_who_leaves_does_not_stop_the_others_and_the_last_one_does()
    {
        var rest = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        CancellationToken synthesis = default;
        Task<List<SpeechChunk>> leaver = SayAsync(cache, "a", token => Slow(rest.Task, synthesis = token), leaving.Token);
        Task<List<SpeechChunk>> stayer = SayAsync(cache, "a", token => Slow(rest.Task, token));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        Assert.False(synthesis.IsCancellationRequested);
        rest.SetResult();
        Assert.Equal(2, (await stayer).Count);
        Assert.Equal(1, syntheses);

        await foreach (SpeechChunk _ in cache.GetOrSynthesizeAsync(Key("b"), token => Slow(new TaskCompletionSource().Task, synthesis = token)))
        {
            break;
        }

        Assert.True(synthesis.IsCancellationRequested);
    }

    [Fact]
    public async Task When_the_one_who_pays_leaves_the_next_one_pays_what_is_owed_and_all_is_paid_once()
    {
        var first = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        Task<List<SpeechChunk>> payer = SayAsync(cache, "a", token => Charging(first.Task, rest.Task, token), leaving.Token);
        Task<List<SpeechChunk>> stayer = SayAsync(cache, "a", Speech);
        Task<List<SpeechChunk>> third = SayAsync(cache, "a", Speech);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => payer);
        first.SetResult();
        rest.SetResult();

        Assert.Equal(500, (await stayer).Sum(chunk => chunk.BilledCharacters ?? 0));
        Assert.Equal(0, (await third).Sum(chunk => chunk.BilledCharacters ?? 0));
    }

    [Fact]
    public async Task What_the_one_who_left_was_told_is_not_charged_again_and_what_it_was_not_told_is()
    {
        var rest = new TaskCompletionSource();
        IAsyncEnumerator<SpeechChunk> payer =
            cache.GetOrSynthesizeAsync(Key("a"), token => Charging(Task.CompletedTask, rest.Task, token)).GetAsyncEnumerator();
        Assert.True(await payer.MoveNextAsync());
        Assert.Equal(200, payer.Current.BilledCharacters);
        IAsyncEnumerator<SpeechChunk> stayer = cache.GetOrSynthesizeAsync(Key("a"), Speech).GetAsyncEnumerator();
        Assert.True(await stayer.MoveNextAsync());
        Assert.Equal(0, stayer.Current.BilledCharacters);
        rest.SetResult();
        Assert.True(await stayer.MoveNextAsync());
        Assert.Equal(0, stayer.Current.BilledCharacters);

        await payer.DisposeAsync();

        Assert.True(await stayer.MoveNextAsync());
        Assert.Equal((300L, 0), (stayer.Current.BilledCharacters!.Value, stayer.Current.Audio.Length));
        Assert.False(await stayer.MoveNextAsync());
        await stayer.DisposeAsync();
    }

    [Fact]
    public async Task A_voice_that_does_not_say_what_it_charges_is_paid_for_the_text_by_whoever_stays()
    {
        var first = new TaskCompletionSource();
        IAsyncEnumerator<SpeechChunk> payer =
            cache.GetOrSynthesizeAsync(Key("twelve chars"), token => Silent(first.Task, token)).GetAsyncEnumerator();
        ValueTask<bool> waiting = payer.MoveNextAsync();
        IAsyncEnumerator<SpeechChunk> stayer = cache.GetOrSynthesizeAsync(Key("twelve chars"), Speech).GetAsyncEnumerator();
        ValueTask<bool> other = stayer.MoveNextAsync();
        first.SetResult();
        Assert.True(await other);
        Assert.Equal(0, stayer.Current.BilledCharacters);
        Assert.True(await waiting);
        Assert.Null(payer.Current.BilledCharacters);
        await payer.DisposeAsync();
        Assert.False(await stayer.MoveNextAsync());
        await stayer.DisposeAsync();

        var second = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        Task<List<SpeechChunk>> leaver = SayAsync(cache, "other chars!", token => Silent(second.Task, token), leaving.Token);
        Task<List<SpeechChunk>> heir = SayAsync(cache, "other chars!", Speech);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        second.SetResult();
        Assert.Null(Assert.Single(await heir).BilledCharacters);
    }

    [Fact]
    public async Task A_deaf_voice_behind_it_holds_no_synthesis_once_its_listeners_have_gone()
    {
        using var leaving = new CancellationTokenSource();
        Task<List<SpeechChunk>>[] all =
            [.. Enumerable.Range(0, 1_000).Select(i => SayAsync(cache, $"{i}", _ => Deaf(), leaving.Token))];
        Assert.Equal(1_000, cache.Running);

        await leaving.CancelAsync();
        foreach (Task<List<SpeechChunk>> one in all)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        await Resilience.Streams.UntilAsync(() => cache.Running == 0);
    }

    [Fact]
    public async Task A_voice_that_gives_nothing_for_long_fails_its_listeners()
    {
        Task<List<SpeechChunk>> listener = SayAsync(cache, "a", _ => Deaf());

        time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal("speech.timeout", (await Assert.ThrowsAsync<SpeechException>(() => listener.WaitAsync(TimeSpan.FromMinutes(1)))).Code);
        await Resilience.Streams.UntilAsync(() => cache.Running == 0);
    }

    [Fact]
    public async Task What_was_left_half_way_is_not_kept()
    {
        using var leaving = new CancellationTokenSource();
        Task<List<SpeechChunk>> leaver = SayAsync(cache, "a", token => Slow(new TaskCompletionSource().Task, token), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);

        Assert.Equal(2, (await SayAsync(cache, "a", Speech)).Count);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task A_failure_reaches_every_listener_and_is_not_kept()
    {
        var rest = new TaskCompletionSource();
        Task<List<SpeechChunk>>[] all = [.. Enumerable.Range(0, 3).Select(_ => SayAsync(cache, "a", token => Slow(rest.Task, token)))];
        rest.SetException(new SpeechException("speech.failed", "It broke.", "p"));
        foreach (Task<List<SpeechChunk>> one in all)
        {
            Assert.Equal("speech.failed", (await Assert.ThrowsAsync<SpeechException>(() => one)).Code);
        }

        Assert.Equal(2, (await SayAsync(cache, "a", Speech)).Count);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task Speech_that_lacks_something_is_not_kept()
    {
        await SayAsync(cache, "a", token => Lacking(token));
        await SayAsync(cache, "a", Speech);
        await SayAsync(cache, "a", Speech);

        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task Speech_without_sound_is_not_kept()
    {
        await SayAsync(cache, "a", Nothing);
        await SayAsync(cache, "a", Nothing);

        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task It_is_kept_until_it_expires()
    {
        await SayAsync(cache, "a", Speech);
        time.Advance(TimeSpan.FromMinutes(59));
        await SayAsync(cache, "a", Speech);
        Assert.Equal(1, syntheses);

        time.Advance(TimeSpan.FromMinutes(2));
        await SayAsync(cache, "a", Speech);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task Clearing_lets_go_of_everything()
    {
        await SayAsync(cache, "a", Speech);
        time.Advance(TimeSpan.FromMilliseconds(10));
        await cache.ClearAsync();
        time.Advance(TimeSpan.FromMilliseconds(10));
        await SayAsync(cache, "a", Speech);

        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task It_holds_no_more_than_its_bound()
    {
        var options = new SpeechCacheOptions { MaxMemoryBytes = 100_000, MaxEntryBytes = 50_000 };
        using var small = new SpeechCache(options, time);
        for (int i = 0; i < 10; i++)
        {
            await SayAsync(small, $"{i}", token => Long(40_000, token));
        }

        syntheses = 0;
        for (int i = 0; i < 10; i++)
        {
            await SayAsync(small, $"{i}", token => Long(40_000, token));
        }

        Assert.InRange(syntheses, 7, 10);
        syntheses = 0;
        await SayAsync(small, "long", token => Long(60_000, token));
        await SayAsync(small, "long", token => Long(60_000, token));
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task Turned_off_it_still_shares_a_synthesis()
    {
        var off = new SpeechCache(new SpeechCacheOptions { Enabled = false }, time);
        await SayAsync(off, "a", Speech);

        // A synthesis is shared until it is let go of, a moment after its last chunk was taken.
        for (int i = 0; syntheses < 2 && i < 1_000; i++)
        {
            await SayAsync(off, "a", Speech);
        }

        Assert.Equal(2, syntheses);

        var rest = new TaskCompletionSource();
        Task<List<SpeechChunk>>[] both = [SayAsync(off, "b", token => Slow(rest.Task, token)), SayAsync(off, "b", token => Slow(rest.Task, token))];
        rest.SetResult();
        await Task.WhenAll(both);
        Assert.Equal(3, syntheses);
        off.Dispose();
    }

    [Fact]
    public async Task Two_processes_share_a_distributed_cache_where_it_is_asked_for()
    {
        var distributed = new SharedCache();
        var options = new SpeechCacheOptions { UseDistributedCache = true };
        using var one = new SpeechCache(options, TimeProvider.System, distributed);
        using var other = new SpeechCache(options, TimeProvider.System, distributed);
        using var alone = new SpeechCache(new SpeechCacheOptions(), TimeProvider.System, distributed);

        List<SpeechChunk> spoken = await SayAsync(one, "Hello.", Speech);
        await distributed.Written;
        SpeechChunk kept = Assert.Single(await SayAsync(other, "Hello.", Speech));
        Assert.Equal(1, syntheses);
        Assert.Equal(spoken.SelectMany(chunk => chunk.Marks), kept.Marks);

        Assert.DoesNotContain(distributed.Entries.Keys, key => key.Contains("Hello", StringComparison.Ordinal));
        int reads = distributed.Reads;
        await SayAsync(alone, "Hello.", Speech);
        Assert.Equal((2, reads), (syntheses, distributed.Reads));
    }

    [Fact]
    public async Task Clearing_lets_go_of_what_a_distributed_cache_holds_for_every_process()
    {
        var distributed = new SharedCache();
        var options = new SpeechCacheOptions { UseDistributedCache = true };
        using var one = new SpeechCache(options, time, distributed);
        using var other = new SpeechCache(options, time, distributed);
        await SayAsync(one, "a", Speech);
        await distributed.Written;
        await one.ClearAsync();

        await SayAsync(other, "a", Speech);
        Assert.Equal(2, syntheses);

        using var later = new SpeechCache(options, time, distributed);
        await SayAsync(later, "a", Speech);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task What_a_distributed_cache_holds_too_long_has_expired()
    {
        var distributed = new SharedCache();
        var options = new SpeechCacheOptions { UseDistributedCache = true };
        using var one = new SpeechCache(options, time, distributed);
        await SayAsync(one, "a", Speech);
        await distributed.Written;
        time.Advance(TimeSpan.FromMinutes(40));
        using var other = new SpeechCache(options, time, distributed);
        await SayAsync(other, "a", Speech);
        Assert.Equal(1, syntheses);

        time.Advance(TimeSpan.FromMinutes(40));
        await SayAsync(other, "a", Speech);
        Assert.Equal(2, syntheses);
    }

    [Fact]
    public async Task A_distributed_cache_that_fails_does_not_fail_the_speech()
    {
        using var broken = new SpeechCache(new SpeechCacheOptions { UseDistributedCache = true }, TimeProvider.System, new BrokenCache());

        Assert.Equal(2, (await SayAsync(broken, "a", Speech)).Count);
    }

    private static SpeechCacheKey Key(string text) => new() { Text = text, Voice = "v", Provider = "p", Format = Voice.Format };

    private static async Task<List<SpeechChunk>> SayAsync(
        SpeechCache cache, string text, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken token = default)
    {
        List<SpeechChunk> chunks = [];
        await foreach (SpeechChunk chunk in cache.GetOrSynthesizeAsync(Key(text), synthesize, token))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }

    private static SpeechChunk Chunk(int bytes, long? billed = null) => new()
    {
        Voice = Voice,
        Format = Voice.Format,
        Audio = Enumerable.Range(1, bytes).Select(value => (byte)value).ToArray(),
        Marks = [new SpeechMark(SpeechMarkKind.Viseme, 0, 0, "p", PhoneAlphabet.Polly)],
        BilledCharacters = billed,
    };

    private IAsyncEnumerable<SpeechChunk> Speech(CancellationToken token) => Slow(Task.CompletedTask, token);

    private async IAsyncEnumerable<SpeechChunk> Slow(Task rest, [EnumeratorCancellation] CancellationToken token)
    {
        Interlocked.Increment(ref syntheses);
        yield return Chunk(4, 12);
        await rest.WaitAsync(token);
        yield return Chunk(4);
    }

    private async IAsyncEnumerable<SpeechChunk> Charging(Task first, Task rest, [EnumeratorCancellation] CancellationToken token)
    {
        await first.WaitAsync(token);
        yield return Chunk(4, 200);
        await rest.WaitAsync(token);
        yield return Chunk(4, 300);
    }

    private async IAsyncEnumerable<SpeechChunk> Silent(Task first, [EnumeratorCancellation] CancellationToken token)
    {
        await first.WaitAsync(token);
        yield return Chunk(4);
    }

    private async IAsyncEnumerable<SpeechChunk> Deaf()
    {
        await new TaskCompletionSource().Task;
        yield return Chunk(4);
    }

    private async IAsyncEnumerable<SpeechChunk> Lacking([EnumeratorCancellation] CancellationToken token)
    {
        await foreach (SpeechChunk chunk in Speech(token))
        {
            yield return chunk.BilledCharacters is null ? chunk with { IsCacheable = false } : chunk;
        }
    }

    private async IAsyncEnumerable<SpeechChunk> Nothing([EnumeratorCancellation] CancellationToken token)
    {
        await Task.CompletedTask.WaitAsync(token);
        Interlocked.Increment(ref syntheses);
        yield break;
    }

    private async IAsyncEnumerable<SpeechChunk> Long(int bytes, [EnumeratorCancellation] CancellationToken token)
    {
        await Task.CompletedTask.WaitAsync(token);
        Interlocked.Increment(ref syntheses);
        yield return Chunk(bytes);
    }

    private sealed class SharedCache : IDistributedCache
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentDictionary<string, byte[]> Entries { get; } = new();

        public int Reads { get; private set; }

        public Task Written => written.Task;

        public byte[]? Get(string key)
        {
            Reads++;
            return Entries.GetValueOrDefault(key);
        }

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => Entries.TryRemove(key, out _);

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
            Entries[key] = value;
            written.TrySetResult();
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }

    private sealed class BrokenCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new InvalidOperationException("broken");

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new InvalidOperationException("broken");

        public void Refresh(string key) => throw new InvalidOperationException("broken");

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new InvalidOperationException("broken");

        public void Remove(string key) => throw new InvalidOperationException("broken");

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new InvalidOperationException("broken");

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new InvalidOperationException("broken");

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
            => throw new InvalidOperationException("broken");
    }
}
