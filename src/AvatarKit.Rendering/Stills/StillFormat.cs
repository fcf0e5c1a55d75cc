namespace AvatarKit.Rendering;

/// <summary>What a still is written as.</summary>
public enum StillFormat
{
    /// <summary>PNG: exact, with transparency.</summary>
    Png,

    /// <summary>WebP: a fraction of the size, with transparency.</summary>
    Webp,
}
