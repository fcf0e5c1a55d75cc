using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A character, read and checked. Immutable and thread-safe.</summary>
internal sealed class Rig
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The drawing's width, in its own units.</summary>
    public required float Width { get; init; }

    /// <summary>The drawing's height, in its own units.</summary>
    public required float Height { get; init; }

    /// <summary>The box that every picture shows: what framing fits.</summary>
    public required SKSize Frame { get; init; }

    /// <summary>What a picture of the face alone shows, from the frame's upper edge down; empty: the rig does not say.</summary>
    public required SKSize Face { get; init; }

    /// <summary>The id of the rig that is laid over it where the figure is shown to the waist; <see langword="null"/>: there is none.</summary>
    public required string? Waist { get; init; }

    /// <summary>Round what the head turns and nods.</summary>
    public required SKPoint HeadCenter { get; init; }

    /// <summary>Round what the head tilts.</summary>
    public required SKPoint HeadPivot { get; init; }

    /// <summary>How much of each head angle is shown: yaw, pitch, roll.</summary>
    public required float[] HeadGains { get; init; }

    /// <summary>Signals, each after those it needs.</summary>
    public required Expression[] Signals { get; init; }

    /// <summary>From back to front.</summary>
    public required RigLayer[] Layers { get; init; }

    /// <summary>What is behind, from near the light to far from it.</summary>
    public required SKColor[] Backdrop { get; init; }
}
