namespace AvatarKit;

/// <summary>Asks the person who talks with the avatar whether a tool may be called: one that was wrapped in
/// <see cref="Microsoft.Extensions.AI.ApprovalRequiredAIFunction"/>.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IToolApprover
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="request">What would be called.</param>
    /// <param name="cancellationToken">Withdraws the question: the person said something else, interrupted, or took longer than
    /// <see cref="LimitOptions.ApprovalTimeout"/>.</param>
    /// <returns>Whether the tool may be called. What is thrown counts as a refusal.</returns>
    ValueTask<bool> ApproveAsync(ToolApprovalRequest request, CancellationToken cancellationToken = default);
}
