namespace AvatarKit.Rendering;

/// <summary>Where a face is, as fractions of the picture's longer side, and how sure that is, from 0 to 1.</summary>
internal readonly record struct FaceBox(float X, float Y, float Width, float Height, float Score)
{
    public float Area => Width * Height;

    /// <summary>The share of both that is in both, from 0 to 1.</summary>
    public float Overlap(FaceBox other)
    {
        float width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        float height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        float both = Math.Max(width, 0) * Math.Max(height, 0);
        return both / (Area + other.Area - both);
    }
}
