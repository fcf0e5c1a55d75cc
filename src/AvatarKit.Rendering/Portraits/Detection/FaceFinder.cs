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

    /// <summary>Angles at which faces are looked for, in degrees, in turn: the detector knows faces that are nearly upright. And the share of the
    /// square that the picture takes: a face that fills its picture is found where there is room around it.</summary>
    private static readonly int[] Angles = [0, 25, -25, 45, -45];
    private static readonly float[] Shares = [1, 0.6f];

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
        foreach (float share in Shares)
        {
            foreach (int angle in Angles)
            {
                if (Find(image, share, angle * (MathF.PI / 180)) is { } points)
                {
                    return points;
                }
            }
        }

        return null;
    }

    private Vector2[]? Find(SKImage image, float share, float angle)
    {
        float longer = Math.Max(image.Width, image.Height);
        var middle = new Vector2(image.Width, image.Height) / 2;
        foreach (int extent in Extents)
        {
            float scale = share * extent / longer;
            SKMatrix matrix = share == 1 && angle == 0
                ? SKMatrix.CreateScale(scale, scale)
                : SKMatrix.CreateTranslation(-middle.X, -middle.Y)
                    .PostConcat(SKMatrix.CreateRotation(-angle))
                    .PostConcat(SKMatrix.CreateScale(scale, scale))
                    .PostConcat(SKMatrix.CreateTranslation(extent / 2f, extent / 2f));
            List<FaceBox> faces = models.Detector.Find(Crop(image, matrix, extent), MinScore);
            if (faces.Count > 0)
            {
                FaceBox face = faces.MaxBy(static face => face.Area);
                SKPoint centre = matrix.Invert().MapPoint((face.X + (face.Width / 2)) * extent, (face.Y + (face.Height / 2)) * extent);
                return Locate(image, new Vector2(centre.X, centre.Y), Math.Max(face.Width, face.Height) * extent / scale, angle);
            }
        }

        return null;
    }

    private Vector2[] Locate(SKImage image, Vector2 centre, float size, float found)
    {
        Vector2[] points = Run(image, centre, size, found);

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
