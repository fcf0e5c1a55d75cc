namespace AvatarKit;

/// <summary>A class of data that is kept for a time of its own. Open for classes of the host's.</summary>
/// <param name="Value">Its name, for example <c>conversations</c>.</param>
public readonly record struct RetentionClass(string Value)
{
    /// <summary>Conversations, counted from their last activity.</summary>
    public static RetentionClass Conversations { get; } = new("conversations");

    /// <summary>Assets, counted from when they were stored.</summary>
    public static RetentionClass Assets { get; } = new("assets");

    /// <summary>What turns cost.</summary>
    public static RetentionClass Costs { get; } = new("costs");

    /// <summary>Consents.</summary>
    public static RetentionClass Consents { get; } = new("consents");

    /// <summary>The audit trail.</summary>
    public static RetentionClass Audit { get; } = new("audit");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
