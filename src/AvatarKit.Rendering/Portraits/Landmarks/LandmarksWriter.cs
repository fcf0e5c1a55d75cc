using System.Numerics;
using System.Text.Json;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Writes landmarks in the format <c>avatarkit.landmarks/1</c>.</summary>
internal static class LandmarksWriter
{
    public static void Write(Stream stream, ReadOnlySpan<Vector2> points, bool isMouthOpen, SKSizeI size)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteString("format", LandmarksReader.Format);
        if (!size.IsEmpty)
        {
            writer.WriteNumber("width", size.Width);
            writer.WriteNumber("height", size.Height);
        }

        writer.WriteBoolean("mouthOpen", isMouthOpen);
        writer.WriteStartArray("points");
        foreach (Vector2 point in points)
        {
            writer.WriteRawValue(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"[{MathF.Round(point.X, 2)}, {MathF.Round(point.Y, 2)}]"));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
