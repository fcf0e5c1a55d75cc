using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>The host's way to what was said: reads and writes of the conversation store,
/// and erasure over every place where a person left something.</summary>
internal sealed class ConversationHistory(IConversationStore conversations, IAssetStore assets, ProviderCalls calls, ICostLedger costs,
    ErasedOwners erased, TurnRatings ratings, Erasures erasures, Redactions redactions, IConsentStore consents, ISpeechCache? speech = null,
    IResponseCache? answers = null)
    : IConversationHistory
{
    public IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => conversations.ListAsync(tenantId, userId, cancellationToken);

    public IAsyncEnumerable<ConversationTurn> ReadAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => conversations.ExportAsync(key, cancellationToken);

    public async ValueTask<IReadOnlyList<ConversationTurn>> ReadLatestAsync(
        ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => (await conversations.GetWindowAsync(key, maxTurns, cancellationToken).ConfigureAwait(false)).Turns;

    public async ValueTask<bool> RateAsync(
        ConversationKey key, string turnId, int score, string? comment = null, CancellationToken cancellationToken = default)
    {
        var rating = new TurnRating { Score = score, Comment = comment, RatedAt = calls.Time.GetUtcNow() };
        rating = await StoredRedaction.ForStoreAsync(redactions, key, rating, cancellationToken).ConfigureAwait(false);
        if (!await conversations.RateTurnAsync(key, turnId, rating, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await ratings.TellAsync(key, turnId, score, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async Task ExportAsync(string tenantId, string userId, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var export = new ConversationExport(conversations, assets, consents, destination);
        await using ConfiguredAsyncDisposable disposal = export.ConfigureAwait(false);
        await export.WriteAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
    }

    public async Task ExportArchiveAsync(
        string tenantId,
        string userId,
        Stream destination,
        Func<ConversationTurn, ConversationTurn>? show = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        await new ConversationArchive(conversations, assets, consents, tenantId, userId) { Show = show }
            .WriteAsync(destination, calls.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ErasureReport> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        AssetOwner owner = AssetOwner.Of(key);
        AssetOwner.ThrowIfInvalid(owner, nameof(key));
        Erasure erasure = await erasures.BeginAsync(owner, cancellationToken).ConfigureAwait(false);
        erased.Add(owner);

        // The conversation first: from then on a turn under way can store nothing more.
        int gone = await erasure.RunAsync(
            ProviderKind.ConversationStore,
            Erasure.Conversations,
            async token => await conversations.EraseAsync(key, token).ConfigureAwait(false) ? 1 : 0,
            token => AnyAsync(conversations.ExportAsync(key, token), turn => turn.StartedAt <= erasure.BegunAt)).ConfigureAwait(false);
        int deleted = await EraseAssetsAsync(erasure, owner).ConfigureAwait(false);
        await EraseAnswersAsync(erasure, owner).ConfigureAwait(false);
        await EraseCostsAsync(erasure, CostScope.Conversation(key)).ConfigureAwait(false);
        return await erasure.ReportAsync(gone, deleted).ConfigureAwait(false);
    }

    public async ValueTask<ErasureReport> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        var owner = new AssetOwner(tenantId, userId);
        AssetOwner.ThrowIfInvalid(owner, nameof(userId));
        Erasure erasure = await erasures.BeginAsync(owner, cancellationToken).ConfigureAwait(false);
        erased.Add(owner);
        int gone = await erasure.RunAsync(
            ProviderKind.ConversationStore,
            Erasure.Conversations,
            token => conversations.EraseUserAsync(tenantId, userId, token),
            token => AnyAsync(
                conversations.ListAsync(tenantId, userId, token), info => info.CreatedAt <= erasure.BegunAt)).ConfigureAwait(false);
        int deleted = await EraseAssetsAsync(erasure, owner).ConfigureAwait(false);
        await EraseCostsAsync(erasure, CostScope.User(tenantId, userId)).ConfigureAwait(false);
        await erasure.RunAsync(
            ProviderKind.ConsentStore, Erasure.Consents, token => consents.EraseUserAsync(tenantId, userId, token)).ConfigureAwait(false);
        if (speech is not null)
        {
            await erasure.RunOnceAsync(
                ProviderKind.SpeechCache,
                Erasure.CachedSpeech,
                async token =>
                {
                    await speech.ClearAsync(token).ConfigureAwait(false);
                    return 0;
                }).ConfigureAwait(false);
        }

        await EraseAnswersAsync(erasure, owner).ConfigureAwait(false);
        return await erasure.ReportAsync(gone, deleted).ConfigureAwait(false);
    }

    private static async ValueTask<bool> AnyAsync<T>(IAsyncEnumerable<T> found, Func<T, bool> isOld)
    {
        await foreach (T one in found.ConfigureAwait(false))
        {
            if (isOld(one))
            {
                return true;
            }
        }

        return false;
    }

    private ValueTask<int> EraseAssetsAsync(Erasure erasure, AssetOwner owner) => erasure.RunAsync(
        ProviderKind.AssetStore,
        Erasure.Assets,
        token => assets.DeleteByOwnerAsync(owner, token),
        token => AnyAsync(assets.ListByOwnerAsync(owner, token), asset => asset.CreatedAt <= erasure.BegunAt));

    private async ValueTask EraseAnswersAsync(Erasure erasure, AssetOwner owner)
    {
        if (answers is not null)
        {
            await erasure.RunAsync(
                ProviderKind.ResponseCache,
                Erasure.CachedAnswers,
                token => answers.RemoveByOwnerAsync(owner, token),
                async token => await answers.RemoveByOwnerAsync(owner, token).ConfigureAwait(false) > 0).ConfigureAwait(false);
        }
    }

    private async Task EraseCostsAsync(Erasure erasure, CostScope scope)
        => await erasure.RunAsync(
            ProviderKind.CostLedger,
            Erasure.Costs,
            async token => await costs.EraseAsync(scope, token).ConfigureAwait(false) ? 1 : 0,
            token => AnyAsync(costs.ReadAsync(scope, DateOnly.MinValue, DateOnly.MaxValue, token), static _ => true)).ConfigureAwait(false);
}
