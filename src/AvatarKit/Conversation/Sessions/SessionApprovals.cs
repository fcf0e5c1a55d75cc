using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>A session's questions whether tools may be called, to its client. Thread-safe.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A source without timer holds nothing.")]
internal sealed class SessionApprovals(SessionOutbox outbox) : IToolApprover
{
    private readonly CancellationTokenSource closed = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> questions = new(StringComparer.Ordinal);

    public async ValueTask<bool> ApproveAsync(ToolApprovalRequest request, CancellationToken cancellationToken = default)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        questions[request.Id] = answer;
        var outcome = ToolApprovalOutcome.Withdrawn;
        using var withdrawn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed.Token);
        try
        {
            outbox.Post(new SessionApprovalRequested(request));
            bool approved = await answer.Task.WaitAsync(withdrawn.Token).ConfigureAwait(false);
            outcome = approved ? ToolApprovalOutcome.Approved : ToolApprovalOutcome.Declined;
            return approved;
        }
        finally
        {
            questions.TryRemove(request.Id, out _);
            outbox.Post(new SessionApprovalEnded(request.Id, outcome));
        }
    }

    /// <summary>Nobody can be asked any more.</summary>
    public void Close() => closed.Cancel();

    /// <summary>Takes an answer.</summary>
    /// <returns>Whether the question waited for it.</returns>
    public bool Answer(string id, bool approved)
        => questions.TryGetValue(id, out TaskCompletionSource<bool>? answer) && answer.TrySetResult(approved);
}
