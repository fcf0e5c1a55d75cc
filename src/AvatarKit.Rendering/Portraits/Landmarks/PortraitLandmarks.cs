using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Where a face is in a picture: 68 points in the order of the iBUG 300-W annotation, in pixels. Immutable and thread-safe.</summary>
/// <remarks>Kept as JSON in the format <c>avatarkit.landmarks/1</c>; its schema is in the package as <c>schemas/landmarks.schema.json</c>.</remarks>
public sealed class PortraitLandmarks
{
    private readonly Vector2[] points;
    private readonly SKSizeI size;
    private readonly bool fromFeatures;

    internal PortraitLandmarks(Vector2[] points, bool isMouthOpen, SKSizeI size, bool fromFeatures = false)
    {
        this.points = points;
        IsMouthOpen = isMouthOpen;
        this.size = size;
        this.fromFeatures = fromFeatures;
    }

    /// <summary>The 68 points.</summary>
    public ReadOnlyMemory<Vector2> Points => points;

    /// <summary>Whether the picture shows the mouth open.</summary>
    public bool IsMouthOpen { get; }

    /// <summary>Loads landmarks from a JSON file of the format <c>avatarkit.landmarks/1</c>.</summary>
    /// <param name="path">The file, of at most 1 MB.</param>
    /// <returns>The landmarks.</returns>
    /// <exception cref="PortraitException">The file is missing or wrong; <see cref="PortraitException.JsonPath"/> says where.</exception>
    public static PortraitLandmarks Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PortraitException(
                "portrait.landmarks_invalid",
                $"The landmarks '{Path.GetFileName(path)}' cannot be opened. See that the file is there and may be read.",
                error);
        }

        using (stream)
        {
            return Load(stream);
        }
    }

    /// <summary>Loads landmarks from JSON of the format <c>avatarkit.landmarks/1</c>.</summary>
    /// <param name="stream">The JSON, UTF-8, of at most 1 MB; read from where it stands, left open.</param>
    /// <returns>The landmarks.</returns>
    /// <exception cref="PortraitException">The JSON is wrong; <see cref="PortraitException.JsonPath"/> says where.</exception>
    public static PortraitLandmarks Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return LandmarksReader.Read(stream);
    }

    /// <summary>Writes the landmarks as JSON of the format <c>avatarkit.landmarks/1</c>: found ones may be corrected there by hand.</summary>
    /// <param name="stream">Where to; left open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LandmarksWriter.Write(stream, points, IsMouthOpen, size);
    }

    /// <summary>Landmarks that a network found, made finer by the picture itself.</summary>
    internal static PortraitLandmarks Found(Vector2[] points, SKBitmap picture)
    {
        using SKImage image = SKImage.FromBitmap(picture);
        return new PortraitLandmarks(points, LandmarkRefiner.Refine(image, points), new SKSizeI(picture.Width, picture.Height));
    }

    /// <summary>The landmarks in a picture of a size, checked to be within it and to be a face.</summary>
    /// <exception cref="PortraitException">They are outside, or no face.</exception>
    internal PortraitLandmarks In(int width, int height)
    {
        PortraitLandmarks placed = size.IsEmpty || (size.Width == width && size.Height == height)
            ? this
            : Scaled(new Vector2((float)width / size.Width, (float)height / size.Height), new SKSizeI(width, height));
        new LandmarksCheck(fromFeatures).Require(placed.points, width, height);
        return placed;
    }

    internal PortraitLandmarks Scaled(Vector2 scale, SKSizeI picture)
        => new([.. points.Select(point => point * scale)], IsMouthOpen, picture, fromFeatures);
}
