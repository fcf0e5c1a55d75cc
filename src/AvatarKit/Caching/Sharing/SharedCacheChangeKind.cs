namespace AvatarKit;

/// <summary>Kinds of what happens in a shared cache.</summary>
public enum SharedCacheChangeKind
{
    /// <summary>Something was kept, and is announced.</summary>
    Kept,

    /// <summary>A key, or all that has a label, was removed.</summary>
    Removed,

    /// <summary>Removals may have been missed: whatever a process has in its own memory may have been removed. What is still kept follows.</summary>
    Lost,
}
