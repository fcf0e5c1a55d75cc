using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>The default speech cache: a memory of its own with a bound, and the host's shared or distributed cache behind it where the options
/// say so. Thread-safe.</summary>
/// <remarks>The memory is the avatar's own: what the host keeps in its memory cache is neither seen nor pushed out.</remarks>
public sealed partial class SpeechCache : ISpeechCache, IDisposable
{
    // Far more than a machine speaks at once.
    private const int MaxShared = 10_000;

    private readonly ConcurrentDictionary<string, SharedSynthesis> underWay = new(StringComparer.Ordinal);
    private readonly SpeechCacheOptions options;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly SpeechCacheStore store;
    private int running;

    /// <summary>Creates the cache.</summary>
    /// <param name="options">How much is kept, for how long; read once.</param>
    /// <param name="timeProvider">The clock of expiry; <see langword="null"/>: the system's.</param>
    /// <param name="distributed">Keeps speech too where <see cref="SpeechCacheOptions.UseDistributedCache"/> is on; not disposed.</param>
    /// <param name="logger">Is told when the cache cannot be read or written.</param>
    /// <param name="shared">Is used in place of <paramref name="distributed"/>: with it, clearing reaches other processes. Not disposed.</param>
    public SpeechCache(
        SpeechCacheOptions options,
        TimeProvider? timeProvider = null,
        IDistributedCache? distributed = null,
        ILogger<SpeechCache>? logger = null,
        ISharedCache? shared = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.logger = QuietLogger.Over(logger);
        time = timeProvider ?? TimeProvider.System;
        store = options.UseDistributedCache
            ? new SpeechCacheStore(options, time, distributed, shared)
            : new SpeechCacheStore(options, time, distributed: null, shared: null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechChunk> GetOrSynthesizeAsync(
        SpeechCacheKey key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(synthesize);
        return GetAsync(key, synthesize, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => store.ClearAsync(cancellationToken);

    /// <summary>How many syntheses are under way.</summary>
    internal int Running => Volatile.Read(ref running);

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();

    private async IAsyncEnumerable<SpeechChunk> GetAsync(
        SpeechCacheKey what, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string key = what.ToHash();
        if (await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            CacheMetrics.RecordSpeech(isHit: true);
            yield return kept.ToChunk();
            cancellationToken.ThrowIfCancellationRequested();
            yield break;
        }

        CacheMetrics.RecordSpeech(isHit: false);
        SharedSynthesis synthesis = Join(key, what, synthesize, out SharedListener listener);
        await foreach (SpeechChunk chunk in synthesis.ListenAsync(listener, cancellationToken).ConfigureAwait(false))
        {
            yield return chunk;
        }
    }

    private SharedSynthesis Join(
        string key, SpeechCacheKey what, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, out SharedListener listener)
    {
        var own = new SharedSynthesis(what.Text.Length, what.Provider, time);
        listener = own.TryJoin()!;
        while (true)
        {
            // Past the bound everybody has a synthesis of their own.
            SharedSynthesis shared = Volatile.Read(ref running) < MaxShared ? underWay.GetOrAdd(key, own) : own;
            if (ReferenceEquals(shared, own))
            {
                _ = RunAsync(key, own, synthesize);
                return own;
            }

            if (shared.TryJoin() is { } joined)
            {
                listener = joined;
                return shared;
            }

            underWay.TryRemove(new KeyValuePair<string, SharedSynthesis>(key, shared));
        }
    }

    private async Task RunAsync(string key, SharedSynthesis synthesis, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize)
    {
        Interlocked.Increment(ref running);
        SpeechCacheMoment begun = store.Now;
        IReadOnlyList<SpeechChunk>? chunks = await synthesis.RunAsync(synthesize).ConfigureAwait(false);
        if (chunks is not null && options.Enabled && chunks.All(static chunk => chunk.IsCacheable))
        {
            await WriteAsync(key, chunks, begun).ConfigureAwait(false);
        }

        underWay.TryRemove(new KeyValuePair<string, SharedSynthesis>(key, synthesis));
        Interlocked.Decrement(ref running);
    }

    private async ValueTask<CachedSpeech?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return null;
        }

        try
        {
            return await store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotRead(logger, ErrorText.For(exception));
            return null;
        }
    }

    private async Task WriteAsync(string key, IReadOnlyList<SpeechChunk> chunks, SpeechCacheMoment begun)
    {
        try
        {
            if (chunks.Sum(static chunk => (long)chunk.Audio.Length) <= options.MaxEntryBytes && CachedSpeech.Join(chunks) is { } speech)
            {
                await store.SetAsync(key, speech, begun, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            CannotWrite(logger, ErrorText.For(exception));
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "The speech cache could not be read; speech is synthesized anew: {Error}")]
    private static partial void CannotRead(ILogger logger, string error);

    [LoggerMessage(41, LogLevel.Warning, "The speech cache could not keep a piece of speech: {Error}")]
    private static partial void CannotWrite(ILogger logger, string error);
}
