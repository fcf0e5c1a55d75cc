namespace AvatarKit.Rendering;

/// <summary>How much of an area something covers.</summary>
internal enum Cover
{
    /// <summary>Nothing of it.</summary>
    Nothing,

    /// <summary>Some of it, or so it may be.</summary>
    Part,

    /// <summary>Every pixel of it.</summary>
    Whole,
}
