namespace AvatarKit;

/// <summary>The same turn id is being answered elsewhere at this moment.</summary>
public sealed class TurnInProgressException : TurnRefusedException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="turnId">The turn that is under way.</param>
    public TurnInProgressException(string turnId)
        : base("turn.in_progress", $"Turn '{turnId}' is already being answered. Wait for it, or retry once Limits.TurnTimeout has passed.")
        => TurnId = turnId;

    /// <summary>The turn that is under way.</summary>
    public string TurnId { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
