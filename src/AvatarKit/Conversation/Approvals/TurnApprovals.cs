using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>Asks the person on behalf of a turn's tools. The time it takes is neither the model's nor the turn's. Thread-safe.</summary>
internal sealed class TurnApprovals(TurnContext turn, TimeProvider time)
{
    private const string Title = "title";

    private int waiting;
    private long atWorkSince;

    /// <summary>Since when the model has been at work, as a timestamp; <see langword="null"/> while the person is asked.</summary>
    public long? AtWorkSince => Volatile.Read(ref waiting) > 0 ? null : Volatile.Read(ref atWorkSince);

    /// <summary>Asks whether a tool may be called.</summary>
    /// <returns>What the model is told instead of the tool's result; <see langword="null"/>: the person agreed.</returns>
    public async ValueTask<string?> AskAsync(AIFunction tool, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (turn.Request.ToolApprover is not { } approver)
        {
            return Refuse(tool, "there is nobody who can be asked (AvatarRequest.ToolApprover)");
        }

        var request = new ToolApprovalRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            TurnId = turn.TurnId,
            Tool = tool.Name,
            Title = tool.AdditionalProperties.TryGetValue(Title, out object? title) ? title as string : null,
            Description = tool.Description,
            Arguments = JsonElement.Parse(ToolText.ToJson(
                new Dictionary<string, object?>(arguments), typeof(IDictionary<string, object?>)) ?? "{}"),
        };
        Begin();
        try
        {
            return await AskAsync(approver, request, cancellationToken).ConfigureAwait(false)
                ? null : "The person did not allow this call. Do without it, and do not try again unless they ask you to.";
        }
        catch (TimeoutException)
        {
            return Refuse(tool, "the person did not answer in time (AvatarChatbotOptions.Limits.ApprovalTimeout)");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Refuse(tool, $"the person could not be asked ({exception.GetType().Name})", exception);
        }
        finally
        {
            End();
        }
    }

    /// <summary>A question that is over is withdrawn, and one that is not answered is not waited for.</summary>
    private async Task<bool> AskAsync(IToolApprover approver, ToolApprovalRequest request, CancellationToken cancellationToken)
    {
        using var question = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await approver.ApproveAsync(request, question.Token).AsTask()
                .WaitAsync(turn.Options.Limits.ApprovalTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await question.CancelAsync().ConfigureAwait(false);
        }
    }

    private void Begin()
    {
        Interlocked.Increment(ref waiting);
        turn.Tokens.BeginWait();
    }

    private void End()
    {
        Volatile.Write(ref atWorkSince, time.GetTimestamp());
        Interlocked.Decrement(ref waiting);
        turn.Tokens.EndWait();
    }

    private string Refuse(AIFunction tool, string why, Exception? exception = null)
    {
        turn.Facts.Warn(new AvatarError(
            "tool.not_approved", TurnStage.Generate, $"Tool '{tool.Name}' was not called: {why}; the model was told so.") { Exception = exception });
        return "The call was not approved: the person could not be asked, or did not answer. Say so, and do without it.";
    }
}
