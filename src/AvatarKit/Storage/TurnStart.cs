namespace AvatarKit;

/// <summary>A person's message, stored before the model is called.</summary>
public sealed record TurnStart
{
    /// <summary>The turn, unique within its conversation; the same id on a retry.</summary>
    public required string TurnId { get; init; }

    /// <summary>What the person said.</summary>
    public required string Message { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the person asked: before it waited for its place. A store refuses a message of a person or a conversation that was
    /// erased since.</summary>
    /// <value>Default <see langword="null"/>: the message is never refused for that.</value>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>A stored attempt at the same turn that is still pending but started before this moment is taken over;
    /// a younger one is left alone.</summary>
    public required DateTimeOffset TakeOverBefore { get; init; }
}
