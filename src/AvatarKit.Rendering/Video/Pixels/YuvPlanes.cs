namespace AvatarKit.Rendering;

/// <summary>Where the planes of a picture in I420, or I420 with alpha, begin. Luma and alpha are as wide as the picture,
/// chroma half as wide and high.</summary>
/// <param name="Width">Width in pixels, even.</param>
/// <param name="Height">Height in pixels, even.</param>
/// <param name="Y">Luma.</param>
/// <param name="U">Blue difference.</param>
/// <param name="V">Red difference.</param>
/// <param name="A">Alpha, or 0 where there is none.</param>
internal readonly record struct YuvPlanes(int Width, int Height, nint Y, nint U, nint V, nint A)
{
    /// <summary>The planes one after the other, as FFmpeg's <c>yuv420p</c> and <c>yuva420p</c> have them.</summary>
    public static YuvPlanes At(nint start, int width, int height, bool alpha)
    {
        nint luma = (nint)width * height;
        return new YuvPlanes(width, height, start, start + luma, start + luma + (luma / 4), alpha ? start + luma + (luma / 2) : 0);
    }

    /// <summary>How many bytes the planes take.</summary>
    public static int Length(int width, int height, bool alpha) => checked(width * height / 2 * (alpha ? 5 : 3));
}
