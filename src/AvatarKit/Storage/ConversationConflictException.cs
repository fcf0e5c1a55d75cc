namespace AvatarKit;

/// <summary>A conversation had moved on when a write based on an older version arrived, or the turn is no longer the writer's.</summary>
public sealed class ConversationConflictException : AvatarKitException
{
    /// <summary>Creates the conflict.</summary>
    /// <param name="message">What collided, without user text.</param>
    /// <param name="expectedVersion">The version the writer had seen.</param>
    /// <param name="actualVersion">The version the store holds.</param>
    public ConversationConflictException(string message, long expectedVersion, long actualVersion)
        : base("conversation.conflict", message)
    {
        ExpectedVersion = expectedVersion;
        ActualVersion = actualVersion;
    }

    /// <summary>The version the writer had seen.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The version the store holds.</summary>
    public long ActualVersion { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
