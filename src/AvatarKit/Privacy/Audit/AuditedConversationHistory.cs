using System.Globalization;
using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Notes who asks the history for what. What is only read is noted once, before; what takes data out or away, before and after.</summary>
internal sealed class AuditedConversationHistory(IConversationHistory inner, AuditNotes notes) : IConversationHistory
{
    public async IAsyncEnumerable<ConversationInfo> ListAsync(
        string tenantId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await notes.ReadingAsync(AuditActions.List, new AuditSubject(tenantId, userId), cancellationToken).ConfigureAwait(false);
        await foreach (ConversationInfo info in inner.ListAsync(tenantId, userId, cancellationToken).ConfigureAwait(false))
        {
            yield return info;
        }
    }

    public async IAsyncEnumerable<ConversationTurn> ReadAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await notes.ReadingAsync(AuditActions.Read, AuditSubject.Of(key), cancellationToken).ConfigureAwait(false);
        await foreach (ConversationTurn turn in inner.ReadAsync(key, cancellationToken).ConfigureAwait(false))
        {
            yield return turn;
        }
    }

    public async ValueTask<IReadOnlyList<ConversationTurn>> ReadLatestAsync(
        ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
    {
        await notes.ReadingAsync(AuditActions.Read, AuditSubject.Of(key), cancellationToken).ConfigureAwait(false);
        return await inner.ReadLatestAsync(key, maxTurns, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<bool> RateAsync(
        ConversationKey key, string turnId, int score, string? comment = null, CancellationToken cancellationToken = default)
        => NoteAsync(
            AuditActions.Rate,
            AuditSubject.Of(key),
            () => inner.RateAsync(key, turnId, score, comment, cancellationToken),
            static isThere => isThere ? null : "not there",
            cancellationToken);

    public Task ExportAsync(string tenantId, string userId, Stream destination, CancellationToken cancellationToken = default)
        => ExportAsync(tenantId, userId, "json", () => inner.ExportAsync(tenantId, userId, destination, cancellationToken), cancellationToken);

    public Task ExportArchiveAsync(
        string tenantId,
        string userId,
        Stream destination,
        Func<ConversationTurn, ConversationTurn>? show = null,
        CancellationToken cancellationToken = default)
        => ExportAsync(
            tenantId, userId, "zip", () => inner.ExportArchiveAsync(tenantId, userId, destination, show, cancellationToken), cancellationToken);

    public ValueTask<ErasureReport> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => NoteAsync(
            AuditActions.EraseConversation, AuditSubject.Of(key), () => inner.EraseAsync(key, cancellationToken), Describe, cancellationToken);

    public ValueTask<ErasureReport> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => NoteAsync(
            AuditActions.ErasePerson,
            new AuditSubject(tenantId, userId),
            () => inner.EraseUserAsync(tenantId, userId, cancellationToken),
            Describe,
            cancellationToken);

    private async Task ExportAsync(string tenantId, string userId, string form, Func<Task> export, CancellationToken cancellationToken)
        => await NoteAsync(
            AuditActions.Export,
            new AuditSubject(tenantId, userId),
            async () =>
            {
                await export().ConfigureAwait(false);
                return form;
            },
            static written => written,
            cancellationToken).ConfigureAwait(false);

    private static string Describe(ErasureReport report)
        => string.Create(CultureInfo.InvariantCulture, $"conversations={report.Conversations} assets={report.Assets}");

    private async ValueTask<T> NoteAsync<T>(
        string action, AuditSubject subject, Func<ValueTask<T>> act, Func<T, string?> describe, CancellationToken cancellationToken)
    {
        await notes.BeginAsync(action, subject, cancellationToken).ConfigureAwait(false);
        T result;
        try
        {
            result = await act().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await notes.FailedAsync(action, subject, exception, cancellationToken).ConfigureAwait(false);
            throw;
        }

        await notes.EndAsync(action, subject, AuditOutcome.Succeeded, describe(result)).ConfigureAwait(false);
        return result;
    }
}
