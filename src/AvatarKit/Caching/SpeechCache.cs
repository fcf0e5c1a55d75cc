using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit;

/// <summary>The default speech cache: a memory of its own with a bound, and the host's distributed cache behind it where the options say so. Thread-safe.</summary>
/// <remarks>The memory is the avatar's own: what the host keeps in its memory cache is neither seen nor pushed out.</remarks>
public sealed partial class SpeechCache : ISpeechCache, IDisposable
{
    private readonly ConcurrentDictionary<string, SharedSynthesis> flights = new(StringComparer.Ordinal);
    private readonly SpeechCacheOptions options;
    private readonly ILogger logger;
    private readonly SpeechCacheStore shelf;

    /// <summary>Creates the cache.</summary>
    /// <param name="options">How much is kept, for how long; read once.</param>
    /// <param name="timeProvider">The clock of expiry; <see langword="null"/>: the system's.</param>
    /// <param name="distributed">Keeps speech too where <see cref="SpeechCacheOptions.UseDistributedCache"/> is on; not disposed.</param>
    /// <param name="logger">Is told when the cache cannot be read or written.</param>
    public SpeechCache(SpeechCacheOptions options, TimeProvider? timeProvider = null, IDistributedCache? distributed = null, ILogger<SpeechCache>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.logger = logger ?? NullLogger<SpeechCache>.Instance;
        shelf = new SpeechCacheStore(options, timeProvider ?? TimeProvider.System, options.UseDistributedCache ? distributed : null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechChunk> GetOrSynthesizeAsync(
        SpeechCacheKey key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(synthesize);
        return GetAsync(key.ToHash(), synthesize, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default) => shelf.ClearAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => shelf.Dispose();

    private async IAsyncEnumerable<SpeechChunk> GetAsync(
        string key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            yield return kept.ToChunk();
            cancellationToken.ThrowIfCancellationRequested();
            yield break;
        }

        SharedSynthesis flight = Board(key, synthesize, out bool pays);
        await foreach (SpeechChunk chunk in flight.ListenAsync(pays, cancellationToken).ConfigureAwait(false))
        {
            yield return chunk;
        }
    }

    private SharedSynthesis Board(string key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, out bool pays)
    {
        var own = new SharedSynthesis();
        while (true)
        {
            SharedSynthesis flight = flights.GetOrAdd(key, own);
            pays = ReferenceEquals(flight, own);
            if (pays)
            {
                _ = FlyAsync(key, own, synthesize);
                return own;
            }

            if (flight.TryBoard())
            {
                return flight;
            }

            flights.TryRemove(new KeyValuePair<string, SharedSynthesis>(key, flight));
        }
    }

    private async Task FlyAsync(string key, SharedSynthesis flight, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize)
    {
        IReadOnlyList<SpeechChunk>? chunks = await flight.FlyAsync(synthesize).ConfigureAwait(false);
        if (chunks is not null && options.Enabled && chunks.All(static chunk => chunk.IsCacheable))
        {
            await WriteAsync(key, chunks).ConfigureAwait(false);
        }

        flights.TryRemove(new KeyValuePair<string, SharedSynthesis>(key, flight));
    }

    private async ValueTask<CachedSpeech?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return null;
        }

        try
        {
            return await shelf.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotRead(logger, exception.GetType().Name);
            return null;
        }
    }

    private async Task WriteAsync(string key, IReadOnlyList<SpeechChunk> chunks)
    {
        try
        {
            if (chunks.Sum(static chunk => (long)chunk.Audio.Length) <= options.MaxEntryBytes && CachedSpeech.Join(chunks) is { } speech)
            {
                await shelf.SetAsync(key, speech, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            CannotWrite(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(40, LogLevel.Warning, "The speech cache could not be read; speech is synthesized anew: {ErrorType}")]
    private static partial void CannotRead(ILogger logger, string errorType);

    [LoggerMessage(41, LogLevel.Warning, "The speech cache could not keep a piece of speech: {ErrorType}")]
    private static partial void CannotWrite(ILogger logger, string errorType);
}
