using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Finds the face that a portrait is of, and its 68 points.</summary>
internal sealed class FaceFinder(FaceModels models)
{
    /// <summary>What counts as a face, from 0 to 1.</summary>
    private const float MinScore = 0.5f;

    /// <summary>Extents at which faces are looked for, in turn until one is found: large faces are found in small pictures.</summary>
    private static readonly int[] Extents = [416, 224, 608, 128];

    /// <summary>How the crop is moved and scaled between runs: the mean of several is steadier than one.</summary>
    private static readonly CropChange[] Jitter =
    [
        new(0, 0, 1), new(0.03f, 0.02f, 1.04f), new(-0.03f, 0.02f, 1.08f),
        new(0.02f, -0.03f, 0.98f), new(-0.02f, -0.02f, 1.12f), new(0, 0.03f, 1.05f),
    ];

    /// <summary>Finds the largest face.</summary>
    /// <param name="picture">BGRA.</param>
    /// <returns>Its 68 points in pixels; <see langword="null"/>: there is no face.</returns>
    public Vector2[]? Find(SKBitmap picture)
    {
        using SKImage image = SKImage.FromBitmap(picture);
        float longer = Math.Max(picture.Width, picture.Height);
        foreach (int extent in Extents)
        {
            FeatureMap square = Crop(image, SKMatrix.CreateScale(extent / longer, extent / longer), extent);
            List<FaceBox> faces = models.Detector.Find(square, MinScore);
            if (faces.Count > 0)
            {
                FaceBox face = faces.MaxBy(static face => face.Area);
                return Locate(
                    image,
                    new Vector2(face.X + (face.Width / 2), face.Y + (face.Height / 2)) * longer,
                    Math.Max(face.Width, face.Height) * longer);
            }
        }

        return null;
    }

    private Vector2[] Locate(SKImage image, Vector2 centre, float size)
    {
        Vector2[] points = Run(image, centre, size, 0);

        // The network is surest of upright faces that fill its picture: the second look is turned and cut after what the first one saw.
        Vector2 across = LandmarkLayout.EyeCentre(points, left: true) - LandmarkLayout.EyeCentre(points, left: false);
        float angle = MathF.Atan2(across.Y, across.X);
        (centre, size) = LandmarkLayout.Bounds(points, angle);
        var sum = new Vector2[LandmarkLayout.Count];
        foreach (CropChange change in Jitter)
        {
            Vector2[] look = Run(image, centre + (new Vector2(change.X, change.Y) * size), size * change.Scale, angle);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += look[i] / Jitter.Length;
            }
        }

        return sum;
    }

    private Vector2[] Run(SKImage image, Vector2 centre, float size, float angle)
    {
        float scale = LandmarkNetwork.InputSize / size;
        SKMatrix matrix = SKMatrix.CreateTranslation(-centre.X, -centre.Y)
            .PostConcat(SKMatrix.CreateRotation(-angle))
            .PostConcat(SKMatrix.CreateScale(scale, scale))
            .PostConcat(SKMatrix.CreateTranslation(LandmarkNetwork.InputSize / 2f, LandmarkNetwork.InputSize / 2f));
        float[] found = models.Landmarks.Find(Crop(image, matrix, LandmarkNetwork.InputSize));
        SKMatrix back = matrix.Invert();
        var points = new Vector2[LandmarkLayout.Count];
        for (int i = 0; i < points.Length; i++)
        {
            SKPoint point = back.MapPoint(found[2 * i] * LandmarkNetwork.InputSize, found[(2 * i) + 1] * LandmarkNetwork.InputSize);
            points[i] = new Vector2(point.X, point.Y);
        }

        return points;
    }

    private static FeatureMap Crop(SKImage image, SKMatrix matrix, int extent)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(extent, extent, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        canvas.SetMatrix(matrix);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var map = new FeatureMap(extent, extent, 3);
        ReadOnlySpan<byte> pixels = bitmap.GetPixelSpan();
        for (int i = 0; i < extent * extent; i++)
        {
            map.Data[3 * i] = pixels[(4 * i) + 2];
            map.Data[(3 * i) + 1] = pixels[(4 * i) + 1];
            map.Data[(3 * i) + 2] = pixels[4 * i];
        }

        return map;
    }

    /// <summary>How far a crop is moved, in parts of its size, and by how much that is scaled.</summary>
    private readonly record struct CropChange(float X, float Y, float Scale);
}
