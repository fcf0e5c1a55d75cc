using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Begins and ends erasures: their journal, and their receipts.</summary>
internal sealed partial class Erasures(
    ProviderCalls calls, IErasureJournal journal, ILogger<Erasures>? logger = null, IReceiptSigner? signer = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ILogger logger = QuietLogger.Over(logger);
    private readonly ProviderKey key = new(ProviderKind.ErasureJournal, "erasure journal");

    public async ValueTask<Erasure> BeginAsync(AssetOwner owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ErasureProgress? before = await FindAsync(owner, cancellationToken).ConfigureAwait(false);
        ErasureProgress progress = before is null
            ? new ErasureProgress { Id = Guid.NewGuid().ToString("N"), Owner = owner, StartedAt = calls.Time.GetUtcNow() }
            : before with { Attempts = before.Attempts + 1 };
        await SaveAsync(progress, cancellationToken).ConfigureAwait(false);
        return new Erasure(calls, this, progress, cancellationToken);
    }

    /// <summary>Keeps how far it has come. A journal that fails keeps nothing from being erased.</summary>
    public async ValueTask SaveAsync(ErasureProgress progress, CancellationToken cancellationToken)
        => await TryAsync(token => journal.SaveAsync(progress, token), cancellationToken).ConfigureAwait(false);

    /// <summary>All is done and verified.</summary>
    /// <returns>The receipt, where there is a signer.</returns>
    public async ValueTask<ErasureReceipt?> EndAsync(ErasureProgress progress)
    {
        await TryAsync(token => journal.RemoveAsync(progress.Owner, token), CancellationToken.None).ConfigureAwait(false);
        return signer is null
            ? null
            : new ErasureReceipt
            {
                Id = progress.Id,
                TenantId = progress.Owner.TenantId,
                UserId = progress.Owner.UserId,
                ConversationId = progress.Owner.ConversationId,
                StartedAt = progress.StartedAt,
                EndedAt = calls.Time.GetUtcNow(),
                Attempts = progress.Attempts,
                Parts = progress.Parts,
                Algorithm = signer.Algorithm,
                KeyId = signer.KeyId,
            }.SignWith(signer);
    }

    private async ValueTask<ErasureProgress?> FindAsync(AssetOwner owner, CancellationToken cancellationToken)
    {
        try
        {
            return await ProviderCall.RunAsync(token => journal.FindAsync(owner, token), Patience, calls.Scope(key), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            JournalFailed(logger, CodeOf(exception));
            return null;
        }
    }

    private async ValueTask TryAsync(Func<CancellationToken, ValueTask> act, CancellationToken cancellationToken)
    {
        try
        {
            await ProviderCall.RunAsync(act, Patience, calls.Scope(key), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            JournalFailed(logger, CodeOf(exception));
        }
    }

    private static string CodeOf(Exception exception) => (exception as AvatarKitException)?.Code ?? exception.GetType().Name;

    [LoggerMessage(171, LogLevel.Warning, "The journal of erasures failed: {Code}. The erasure goes on without it.")]
    private static partial void JournalFailed(ILogger logger, string code);
}
