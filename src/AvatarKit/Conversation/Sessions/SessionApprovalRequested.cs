namespace AvatarKit;

/// <summary>The person is asked whether a tool may be called: <see cref="AvatarSession.AnswerApproval"/> takes the answer.</summary>
/// <param name="Request">What would be called.</param>
public sealed record SessionApprovalRequested(ToolApprovalRequest Request) : SessionUpdate;
