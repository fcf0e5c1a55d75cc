namespace AvatarKit;

/// <summary>A question whether a tool may be called is over.</summary>
/// <param name="Id">The <see cref="ToolApprovalRequest.Id"/>.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record SessionApprovalEnded(string Id, ToolApprovalOutcome Outcome) : SessionUpdate;
