using System.Numerics;
using System.Text.Json;

namespace AvatarKit.Rendering;

/// <summary>Writes lengths of a face as whole numbers.</summary>
internal static class FaceLengths
{
    /// <summary>Steps to the distance of the eyes: less than a tenth of a pixel in a face that fills a large screen.</summary>
    public const int Steps = 10_000;

    public static void WriteLength(this Utf8JsonWriter json, string name, float value) => json.WriteNumber(name, Length(value));

    public static void WriteLengths(this Utf8JsonWriter json, string name, ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values)
        {
            json.WriteNumberValue(Length(value));
        }

        json.WriteEndArray();
    }

    public static void WritePoint(this Utf8JsonWriter json, string name, Vector2 point) => json.WriteLengths(name, [point.X, point.Y]);

    /// <summary>Writes a place in the photograph, in its pixels.</summary>
    public static void WritePixel(this Utf8JsonWriter json, string name, Vector2 pixel)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(pixel.X);
        json.WriteNumberValue(pixel.Y);
        json.WriteEndArray();
    }

    /// <summary>Writes places in the mesh: of each its vertex, and how far across and down its cell.</summary>
    public static void WritePlaces(this Utf8JsonWriter json, string name, IReadOnlyList<GridPlace> places)
    {
        json.WriteStartArray(name);
        foreach (GridPlace place in places)
        {
            json.WriteNumberValue(place.Vertex);
            json.WriteNumberValue(Length(place.X));
            json.WriteNumberValue(Length(place.Y));
        }

        json.WriteEndArray();
    }

    /// <summary>Writes runs of vertices that move: the first, how many, and as many ways to go, across and down.</summary>
    public static void WriteMoves(this Utf8JsonWriter json, string name, ReadOnlySpan<Vector2> moves)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < moves.Length; i++)
        {
            int first = i;
            while (i < moves.Length && (Length(moves[i].X) | Length(moves[i].Y)) != 0)
            {
                i++;
            }

            if (i > first)
            {
                WriteRun(json, first, moves[first..i]);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, int first, ReadOnlySpan<Vector2> moves)
    {
        json.WriteNumberValue(first);
        json.WriteNumberValue(moves.Length);
        foreach (Vector2 move in moves)
        {
            json.WriteNumberValue(Length(move.X));
        }

        foreach (Vector2 move in moves)
        {
            json.WriteNumberValue(Length(move.Y));
        }
    }

    private static int Length(float value) => (int)MathF.Round(value * Steps);
}
