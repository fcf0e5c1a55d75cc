using System.Numerics;
using System.Text.Json;

namespace AvatarKit.Rendering;

/// <summary>Reads the least that a face needs, ten positions, and puts the other points where they usually are.</summary>
internal static class LandmarkFeatures
{
    private static readonly string[] Names =
        [
            "rightEyeOuter", "rightEyeInner", "leftEyeInner", "leftEyeOuter", "mouthRight", "mouthLeft", "upperLipTop", "lipLine",
            "lowerLipBottom", "chin",
        ];

    // Which of the 68 points each feature is.
    private static readonly int[] Points =
        [
            LandmarkLayout.RightEye,
            LandmarkLayout.RightEye + 3,
            LandmarkLayout.LeftEye,
            LandmarkLayout.LeftEye + 3,
            LandmarkLayout.RightMouthCorner,
            LandmarkLayout.LeftMouthCorner,
            LandmarkLayout.UpperLipTop,
            LandmarkLayout.UpperLipInner,
            LandmarkLayout.LowerLipBottom,
            LandmarkLayout.Chin,
        ];

    /// <summary>The JSON path of the feature that one of the 68 points is; <see langword="null"/>: of none.</summary>
    public static string? PathOf(int point)
    {
        int index = Array.IndexOf(Points, point);
        return index < 0 ? null : $"$.features.{Names[index]}";
    }

    public static Vector2[] Read(JsonElement features)
    {
        if (features.ValueKind != JsonValueKind.Object)
        {
            throw LandmarksReader.Wrong("$.features", "is not an object");
        }

        foreach (JsonProperty property in features.EnumerateObject())
        {
            if (!Names.Contains(property.Name, StringComparer.Ordinal))
            {
                throw LandmarksReader.Wrong($"$.features.{property.Name}", "is not a feature");
            }
        }

        return Complete([.. Names.Select(name => features.TryGetProperty(name, out JsonElement position)
            ? LandmarksReader.ReadPosition(position, $"$.features.{name}")
            : throw LandmarksReader.Wrong($"$.features.{name}", "is missing"))]);
    }

    private static Vector2[] Complete(Vector2[] given)
    {
        Vector2 rightEye = (given[0] + given[1]) / 2;
        Vector2 leftEye = (given[2] + given[3]) / 2;
        Vector2 mouth = (given[4] + given[5]) / 2;
        Vector2 across = leftEye - rightEye;
        var down = new Vector2(-across.Y, across.X);
        float eyes = -Vector2.Dot(mouth - rightEye, down) / across.LengthSquared();
        float chin = Vector2.Dot(given[9] - mouth, down) / across.LengthSquared();
        var points = new Vector2[LandmarkLayout.Count];

        // The jaw: half an ellipse from beside the eyes to the chin.
        for (int i = 0; i < 17; i++)
        {
            (float sin, float cos) = MathF.SinCos(MathF.PI * i / 16);
            points[i] = At(-1.12f * cos, eyes + 0.1f + ((chin - eyes - 0.1f) * sin));
        }

        points[LandmarkLayout.Chin] = given[9];
        for (int i = 0; i < 5; i++)
        {
            float arch = -0.42f - (0.06f * MathF.Sin(MathF.PI * (i + 0.5f) / 5));
            points[LandmarkLayout.RightBrow + i] = At(-0.85f + (0.16f * i), eyes + arch);
            points[LandmarkLayout.LeftBrow + i] = At(0.21f + (0.16f * i), eyes + arch);
            points[LandmarkLayout.NoseBase - 2 + i] = At(0.11f * (i - 2), (eyes * 0.4f) + (i == 2 ? 0.02f : 0));
        }

        for (int i = 0; i < 4; i++)
        {
            points[LandmarkLayout.NoseBridge + i] = At(0, eyes * (1 - (0.48f * i / 3)));
        }

        Eye(LandmarkLayout.RightEye, given[0], given[1]);
        Eye(LandmarkLayout.LeftEye, given[2], given[3]);
        Lips(LandmarkLayout.RightMouthCorner, 12, given[6], given[8]);
        Lips(LandmarkLayout.InnerMouth, 8, given[7], given[7]);
        return points;

        Vector2 At(float x, float y) => mouth + (across * x) + (down * y);

        void Eye(int first, Vector2 start, Vector2 end)
        {
            Vector2 height = down * 0.09f * EyeShape.Arch(1 / 3f);
            points[first] = start;
            points[first + 1] = Vector2.Lerp(start, end, 1 / 3f) - height;
            points[first + 2] = Vector2.Lerp(start, end, 2 / 3f) - height;
            points[first + 3] = end;
            points[first + 4] = Vector2.Lerp(start, end, 2 / 3f) + (height * 0.75f);
            points[first + 5] = Vector2.Lerp(start, end, 1 / 3f) + (height * 0.75f);
        }

        void Lips(int first, int count, Vector2 top, Vector2 bottom)
        {
            for (int i = 0; i < count; i++)
            {
                bool isUpper = i <= count / 2;
                float t = isUpper ? i / (count / 2f) : (count - i) / (count / 2f);
                Vector2 middle = (isUpper ? top : bottom) - mouth;
                points[first + i] = Vector2.Lerp(given[4], given[5], t) + (middle * MathF.Pow(4 * t * (1 - t), 0.7f));
            }
        }
    }
}
