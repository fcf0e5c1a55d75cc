using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Takes note of what must be painted again.</summary>
internal interface IDirtyMarks
{
    /// <summary>A layer looks different within an area, in pixels.</summary>
    void Mark(int layer, SKRect area);
}
