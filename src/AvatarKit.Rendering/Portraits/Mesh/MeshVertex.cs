namespace AvatarKit.Rendering;

/// <summary>A corner of a triangle.</summary>
/// <param name="X">Where it goes, in 1/16 pixel: what does not move by that much does not move.</param>
/// <param name="Y">Where it goes, in 1/16 pixel.</param>
/// <param name="U">Where it comes from, in pixels of the texture.</param>
/// <param name="V">Where it comes from, in pixels of the texture.</param>
/// <param name="Alpha">How opaque it is, from 0 to 1.</param>
internal readonly record struct MeshVertex(int X, int Y, float U, float V, float Alpha = 1)
{
    /// <summary>Steps to a pixel.</summary>
    public const int Steps = 16;

    /// <summary>A position in pixels, in steps.</summary>
    public static int Quantise(float pixels) => (int)MathF.Round(pixels * Steps);
}
