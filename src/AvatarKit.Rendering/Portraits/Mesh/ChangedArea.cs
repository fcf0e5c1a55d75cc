using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A rectangle that grows around what changed, in steps of a pixel.</summary>
internal struct ChangedArea
{
    private int left;
    private int top;
    private int right;
    private int bottom;
    private bool any;

    public readonly bool IsEmpty => !any;

    public void Add(int x, int y)
    {
        (left, top, right, bottom) = any
            ? (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y))
            : (x, y, x, y);
        any = true;
    }

    /// <summary>The pixels it touches, even-aligned and within a picture.</summary>
    public readonly SKRectI ToPixels(int width, int height)
    {
        if (!any)
        {
            return SKRectI.Empty;
        }

        var area = new SKRectI(
            Math.Max(left / MeshVertex.Steps - 1, 0) & ~1,
            Math.Max(top / MeshVertex.Steps - 1, 0) & ~1,
            Math.Min((right / MeshVertex.Steps + 3) & ~1, width),
            Math.Min((bottom / MeshVertex.Steps + 3) & ~1, height));
        return area.Width <= 0 || area.Height <= 0 ? SKRectI.Empty : area;
    }
}
