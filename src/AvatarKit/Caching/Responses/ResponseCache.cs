using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>The default response cache: a memory of its own with a bound, in which answers are found by the same question and by one that is like
/// it, and the host's shared or distributed cache behind it where the options say so. Thread-safe.</summary>
/// <remarks>Words are compared in English, German, Spanish, French, Italian and Portuguese; in other languages, the same question and
/// embeddings.</remarks>
public sealed partial class ResponseCache : IResponseCache
{
    // In the logarithm of the odds below the bar: an answer that turns out to be that of a question which was nearly near enough says something of
    // it.
    private const double NearlyNearEnough = 2.5;

    private readonly ConcurrentDictionary<ResponseKey, ResponseFlight> flights = new();
    private readonly ServedResponses served = new();
    private readonly ResponseMemory memory;
    private readonly ResponseCacheOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly DistributedResponses? distributed;
    private readonly QuestionEmbedding? embeddings;
    private readonly double bar;

    /// <summary>Creates the cache.</summary>
    /// <param name="options">What is kept, for how long, and what counts as alike; read once. <see cref="ResponseCacheOptions.Enabled"/> is the
    /// turn's
    /// to heed, not the cache's.</param>
    /// <param name="timeProvider">The clock of expiry; <see langword="null"/>: the system's.</param>
    /// <param name="distributed">Keeps answers too where <see cref="ResponseCacheOptions.UseDistributedCache"/> is on; not disposed of.</param>
    /// <param name="embeddings">Makes embeddings of questions where <see cref="ResponseCacheOptions.UseEmbeddings"/> is on; not disposed of.</param>
    /// <param name="logger">Is told when embeddings, or the distributed cache, fail.</param>
    /// <param name="shared">Is used in place of <paramref name="distributed"/>: with it, each answer is made by one process, what others make is
    /// found by questions like it, and what is removed is removed everywhere. Not disposed of.</param>
    public ResponseCache(
        ResponseCacheOptions options,
        TimeProvider? timeProvider = null,
        IDistributedCache? distributed = null,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null,
        ILogger<ResponseCache>? logger = null,
        ISharedCache? shared = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.logger = QuietLogger.Over(logger);
        time = timeProvider ?? TimeProvider.System;
        memory = new ResponseMemory(options);
        bar = SimilarityBar.For(options.MaxWrong);
        this.embeddings =
            options.UseEmbeddings && options.MaxWrong > 0 && embeddings is not null
                ? new QuestionEmbedding(embeddings, options.EmbeddingTimeout, time)
                : null;
        this.distributed = (options.UseDistributedCache, shared, distributed) switch
        {
            (true, { } cache, _) => DistributedResponses.In(cache, time),
            (true, null, { } cache) => DistributedResponses.In(cache, time),
            _ => null,
        };
        if (this.distributed?.Shared is not null)
        {
            // It lives as long as this does: nobody ends it.
            _ = shared!.Subscribe(HeedAsync);
        }
    }

    /// <summary>How many answers are in memory.</summary>
    public int Count => memory.Count;

    /// <inheritdoc/>
    public ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        var key = new ResponseKey(query.Scope, QuestionText.Normalize(query.Text));
        if (key.Text.Length == 0)
        {
            return new ValueTask<ResponseCacheLookup>(ResponseCacheLookup.Miss);
        }

        DateTimeOffset now = time.GetUtcNow();
        return memory.Find(key, now) is { } entry && entry.IsFresh(now)
            ? new ValueTask<ResponseCacheLookup>(Hit(query, Same(entry), now))
            : FindOrLeadAsync(query, key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask StoreAsync(ResponseCacheQuery query, CachedResponse response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(response);
        var key = new ResponseKey(query.Scope, QuestionText.Normalize(query.Text));
        if (key.Text.Length > 0)
        {
            ResponseMoment begun = await BeginAsync(key, cancellationToken).ConfigureAwait(false);
            ResponseQuestion question = await TakeApartAsync(query, key, cancellationToken).ConfigureAwait(false);
            var record = new ResponseRecord(key, query.Text, question, query.Conversation, begun);
            await KeepAsync(record, response, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RateAsync(
        ConversationKey conversation, string turnId, int score, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnId);
        if (served.Take(conversation, turnId) is not { } from)
        {
            return false;
        }

        const int middle = (TurnRating.MinScore + TurnRating.MaxScore) / 2;
        if (from.Kind != ResponseCacheHitKind.Exact && score != middle)
        {
            from.Entry.Threshold.Note(from.Score, score > middle);
        }
        else if (score < middle)
        {
            // The question is the same: it is the answer that is bad.
            memory.Remove(from.Entry);
            if (distributed is not null)
            {
                await distributed.RemoveAsync(from.Entry.Key, cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveByTagAsync(string tag, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return RemoveAsync(
            new ResponseRemoval(
                ResponseLabels.OfTag(tag, tenantId),
                entry => IsOf(entry, tenantId) && entry.Response.Tags.Contains(tag, StringComparer.Ordinal)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveByDocumentAsync(string document, string? tenantId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return RemoveAsync(
            new ResponseRemoval(
                ResponseLabels.OfDocument(document, tenantId),
                entry => IsOf(entry, tenantId) && entry.Response.Sources.Any(source => source.Location == document || source.Title == document)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> RemoveByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        served.Forget(owner);
        return RemoveAsync(
            new ResponseRemoval(ResponseLabels.OfOwner(owner), entry => owner.Covers(AssetOwner.Of(entry.Owner))), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> ClearAsync(CancellationToken cancellationToken = default)
        => RemoveAsync(new ResponseRemoval(ResponseLabels.All, static _ => true), cancellationToken);

    private ResponseMoment Now => new(memory.Removals, distributed?.Mark ?? []);

    private static bool IsOf(ResponseEntry entry, string? tenantId) => tenantId is null || entry.Key.Scope.TenantId == tenantId;

    private static SimilarEntry Same(ResponseEntry entry) => new(entry, ResponseCacheHitKind.Exact, 0);

    private async ValueTask<ResponseMoment> BeginAsync(ResponseKey key, CancellationToken cancellationToken)
    {
        ResponseMoment begun = Now;
        if (distributed?.Shared is null)
        {
            return begun;
        }

        await ReadAsync(key, begun, cancellationToken).ConfigureAwait(false);
        return Marked(begun);
    }

    private async ValueTask<int> RemoveAsync(ResponseRemoval removal, CancellationToken cancellationToken)
    {
        int removed = memory.Remove(removal.IsMeant);
        if (distributed is not null)
        {
            await distributed.RemoveLabelAsync(removal.Label, cancellationToken).ConfigureAwait(false);

            // What was read from there meanwhile was still of before.
            removed += memory.Remove(removal.IsMeant);
        }

        return removed;
    }
}
