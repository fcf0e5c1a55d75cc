using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>The host's way to what was said: reads and writes of the conversation store,
/// and erasure over every place where a person left something.</summary>
internal sealed class ConversationHistory(IConversationStore conversations, IAssetStore assets, ProviderCalls calls, ISpeechCache? speech = null)
    : IConversationHistory
{
    public IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => conversations.ListAsync(tenantId, userId, cancellationToken);

    public IAsyncEnumerable<ConversationTurn> ReadAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => conversations.ExportAsync(key, cancellationToken);

    public async ValueTask<IReadOnlyList<ConversationTurn>> ReadLatestAsync(
        ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => (await conversations.GetWindowAsync(key, maxTurns, cancellationToken).ConfigureAwait(false)).Turns;

    public ValueTask<bool> RateAsync(
        ConversationKey key, string turnId, int score, string? comment = null, CancellationToken cancellationToken = default)
        => conversations.RateTurnAsync(
            key, turnId, new TurnRating { Score = score, Comment = comment, RatedAt = calls.Time.GetUtcNow() }, cancellationToken);

    public async Task ExportAsync(string tenantId, string userId, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var export = new ConversationExport(conversations, destination);
        await using ConfiguredAsyncDisposable disposal = export.ConfigureAwait(false);
        await export.WriteAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ErasureReport> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        AssetOwner owner = AssetOwner.Of(key);
        AssetOwner.ThrowIfInvalid(owner, nameof(key));
        var erasure = new Erasure(calls, cancellationToken);

        // The conversation first: from then on a turn under way can store nothing more.
        int erased = await erasure.RunAsync(
            ProviderKind.ConversationStore,
            Erasure.Conversations,
            async token => await conversations.EraseAsync(key, token).ConfigureAwait(false) ? 1 : 0).ConfigureAwait(false);
        int deleted = await erasure.RunAsync(
            ProviderKind.AssetStore, Erasure.Assets, token => assets.DeleteByOwnerAsync(owner, token)).ConfigureAwait(false);
        return erasure.Report(erased, deleted);
    }

    public async ValueTask<ErasureReport> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        var owner = new AssetOwner(tenantId, userId);
        AssetOwner.ThrowIfInvalid(owner, nameof(userId));
        var erasure = new Erasure(calls, cancellationToken);
        int erased = await erasure.RunAsync(
            ProviderKind.ConversationStore,
            Erasure.Conversations,
            token => conversations.EraseUserAsync(tenantId, userId, token)).ConfigureAwait(false);
        int deleted = await erasure.RunAsync(
            ProviderKind.AssetStore, Erasure.Assets, token => assets.DeleteByOwnerAsync(owner, token)).ConfigureAwait(false);
        if (speech is not null)
        {
            await erasure.RunAsync(
                ProviderKind.SpeechCache,
                Erasure.CachedSpeech,
                async token =>
                {
                    await speech.ClearAsync(token).ConfigureAwait(false);
                    return 0;
                }).ConfigureAwait(false);
        }

        return erasure.Report(erased, deleted);
    }
}
