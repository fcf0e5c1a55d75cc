using System.Numerics;
using System.Text.Json;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Reads landmarks in the format <c>avatarkit.landmarks/1</c> and says where one is wrong.</summary>
internal static class LandmarksReader
{
    public const string Format = "avatarkit.landmarks/1";

    private const int MaxBytes = 1024 * 1024;

    /// <summary>A gap of this share of the mouth's width is an open mouth.</summary>
    private const float OpenGap = 0.05f;

    public static PortraitLandmarks Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        Span<byte> chunk = stackalloc byte[4096];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw Wrong("$", "is larger than 1 MB");
            }

            buffer.Write(chunk[..read]);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(
                buffer.GetBuffer().AsMemory(0, (int)buffer.Length),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new PortraitException(
                "portrait.landmarks_invalid",
                $"The landmarks are not JSON, from line {error.LineNumber + 1} on. Write them as {Format}.",
                error) { JsonPath = "$" };
        }
        catch (InvalidOperationException error)
        {
            // Text that is no Unicode, by an escape or by its bytes, is found when it is read.
            throw new PortraitException(
                "portrait.landmarks_invalid", "The landmarks are wrong: a name or a text in them is no well-formed Unicode.", error)
            {
                JsonPath = "$",
            };
        }
    }

    private static PortraitLandmarks Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("$", "is not an object");
        }

        if (!root.TryGetProperty("format", out JsonElement format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
        {
            throw Wrong("$.format", $"is not \"{Format}\"");
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name is not ("format" or "width" or "height" or "mouthOpen" or "points" or "features" or "$schema"))
            {
                throw Wrong($"$.{property.Name}", "is not a property of landmarks");
            }
        }

        bool hasPoints = root.TryGetProperty("points", out JsonElement points);
        bool hasFeatures = root.TryGetProperty("features", out JsonElement features);
        if (hasPoints == hasFeatures)
        {
            throw Wrong("$", "has to have either points or features");
        }

        Vector2[] read = hasPoints ? ReadPoints(points) : LandmarkFeatures.Read(features);
        float width = Vector2.Distance(read[LandmarkLayout.RightMouthCorner], read[LandmarkLayout.LeftMouthCorner]);
        bool isOpen = Vector2.Distance(read[LandmarkLayout.UpperLipInner], read[LandmarkLayout.LowerLipInner]) > OpenGap * width;
        if (root.TryGetProperty("mouthOpen", out JsonElement open))
        {
            isOpen = open.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? open.GetBoolean()
                : throw Wrong("$.mouthOpen", "is neither true nor false");
        }

        int pictureWidth = ReadSize(root, "width");
        int pictureHeight = ReadSize(root, "height");
        return (pictureWidth == 0) != (pictureHeight == 0)
            ? throw Wrong(pictureWidth == 0 ? "$.width" : "$.height", "is missing: give both width and height, or neither")
            : new PortraitLandmarks(read, isOpen, new SKSizeI(pictureWidth, pictureHeight), hasFeatures);
    }

    private static Vector2[] ReadPoints(JsonElement points)
    {
        if (points.ValueKind != JsonValueKind.Array || points.GetArrayLength() != LandmarkLayout.Count)
        {
            throw Wrong("$.points", $"is not an array of {LandmarkLayout.Count} points");
        }

        var read = new Vector2[LandmarkLayout.Count];
        int i = 0;
        foreach (JsonElement point in points.EnumerateArray())
        {
            read[i] = ReadPosition(point, $"$.points[{i}]");
            i++;
        }

        return read;
    }

    public static Vector2 ReadPosition(JsonElement position, string path)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() != 2)
        {
            throw Wrong(path, "is not a position of two numbers");
        }

        Span<float> values = stackalloc float[2];
        for (int i = 0; i < 2; i++)
        {
            JsonElement number = position[i];
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetSingle(out values[i]) || !float.IsFinite(values[i]))
            {
                throw Wrong($"{path}[{i}]", "is not a finite number");
            }
        }

        return new Vector2(values[0], values[1]);
    }

    public static PortraitException Wrong(string path, string what) =>
        new("portrait.landmarks_invalid", $"The landmarks are wrong: {path} {what}.") { JsonPath = path };

    private static int ReadSize(JsonElement root, string name) =>
        !root.TryGetProperty(name, out JsonElement size) ? 0
        : size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out int value) && value > 0 ? value
        : throw Wrong($"$.{name}", "is not a number of pixels");
}
