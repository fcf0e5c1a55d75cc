using System.Numerics;
using System.Text.Json;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>Writes a portrait's mesh, and how it moves, in the format avatarkit.portrait/1.</summary>
/// <remarks>Lengths of the face are whole numbers, 10,000 to the distance of the eyes; they are the same at every size it is drawn in.</remarks>
internal sealed class PortraitWriter(PortraitFace face, FaceFrame frame, FaceGrid grid, FaceDeformer deformer, PortraitDetails details)
{
    public const string Format = "avatarkit.portrait/1";

    /// <summary>The names of the textures.</summary>
    public const string Photo = "photo";
    public const string Details = "details";

    private const int Steps = 10_000;

    /// <summary>Writes the document.</summary>
    /// <param name="photo">The photograph that is given.</param>
    /// <param name="scale">How much smaller it is than the portrait's picture.</param>
    /// <param name="hashes">Of the textures, by their names.</param>
    public ReadOnlyMemory<byte> Write(SKBitmap photo, float scale, Dictionary<string, string> hashes)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("id", face.Id);
            json.WriteString("name", face.Name);
            json.WriteNumber("steps", Steps);
            WritePhoto(json, photo, scale, hashes[Photo]);
            WriteDetails(json, hashes[Details]);
            WriteMesh(json);
            WriteHead(json);
            WriteMouth(json);
            WriteEye(json, "rightEye", face.Shape.RightEye, details.RightEye);
            WriteEye(json, "leftEye", face.Shape.LeftEye, details.LeftEye);
            WriteControls(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WritePhoto(Utf8JsonWriter json, SKBitmap photo, float scale, string hash)
    {
        json.WriteStartObject(Photo);
        json.WriteString("hash", hash);
        json.WriteNumber("width", photo.Width);
        json.WriteNumber("height", photo.Height);
        json.WriteBoolean("opaque", photo.AlphaType == SKAlphaType.Opaque);
        json.WriteNumber("unit", frame.Unit);
        Pixel(json, "mouth", frame.Origin);
        Pixel(json, "across", frame.Across);
        Pixel(json, "eyes", face.EyesInPicture * scale);
        json.WriteStartArray("landmarks");
        foreach (Vector2 point in face.Landmarks.Points.Span)
        {
            json.WriteNumberValue(MathF.Round(point.X * scale, 1));
            json.WriteNumberValue(MathF.Round(point.Y * scale, 1));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteDetails(Utf8JsonWriter json, string hash)
    {
        json.WriteStartObject(Details);
        json.WriteString("hash", hash);
        json.WriteNumber("width", details.Picture.Width);
        json.WriteNumber("height", details.Picture.Height);
        json.WriteNumber("unit", details.Unit);
        json.WriteStartObject("sprites");
        foreach ((string name, SKRectI place) in details.Places)
        {
            json.WriteStartArray(name);
            json.WriteNumberValue(place.Left);
            json.WriteNumberValue(place.Top);
            json.WriteNumberValue(place.Width);
            json.WriteNumberValue(place.Height);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteMesh(Utf8JsonWriter json)
    {
        json.WriteStartObject("mesh");
        json.WriteNumber("upperRows", grid.UpperRows);
        json.WriteNumber("mouthColumn", grid.FirstMouthColumn);
        json.WriteNumber("mouthColumns", MouthShape.Columns);
        Lengths(json, "columns", grid.ColumnPlaces);
        Lengths(json, "rows", [.. Enumerable.Range(0, grid.Rows).Select(row => grid.FromLip[row * grid.Columns])]);
        Lengths(json, "heights", [.. grid.Rest.Select(static point => point.Y)]);
        Lengths(json, "depths", grid.Depths);
        Lengths(json, "headShares", grid.HeadShare);
        Lengths(json, "freedoms", grid.Freedom);
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject("head");
        json.WriteNumber("middle", Length(grid.Middle));
        json.WriteNumber("neck", Length(deformer.Neck));
        json.WriteEndObject();
    }

    private void WriteMouth(Utf8JsonWriter json)
    {
        MouthShape mouth = face.Shape.Mouth;
        json.WriteStartObject("mouth");
        json.WriteNumber("left", Length(mouth.Left));
        json.WriteNumber("right", Length(mouth.Right));
        json.WriteNumber("line", Length(MouthInterior.LineOf(mouth)));
        json.WriteNumber("drop", Length(ExpressionFields.JawDrop));
        Moves(json, "closing", deformer.Closing);
        json.WriteEndObject();
    }

    private static void WriteEye(Utf8JsonWriter json, string name, EyeShape eye, EyeLids lids)
    {
        json.WriteStartObject(name);
        Point(json, "start", eye.Upper(0));
        Point(json, "end", eye.Upper(1));
        json.WriteNumber("upper", Length(eye.Upper(0.5f).Y - eye.Centre.Y));
        json.WriteNumber("lower", Length(eye.Lower(0.5f).Y - eye.Centre.Y));
        json.WriteNumber("above", Length(lids.Closed.Above));
        json.WriteNumber("below", Length(ClosedEye.Below));
        SKRect area = lids.Closed.Area;
        Lengths(json, "lid", [area.Left, area.Top, area.Width, area.Height]);
        Places(json, "upperPlaces", lids.UpperPlaces);
        Places(json, "lowerPlaces", lids.LowerPlaces);
        Places(json, "topPlaces", lids.TopPlaces);
        json.WriteEndObject();
    }

    private void WriteControls(Utf8JsonWriter json)
    {
        json.WriteStartArray("controls");
        foreach (ControlWeight weight in FaceControls.All)
        {
            json.WriteStartObject();
            json.WriteString("name", JsonNamingPolicy.CamelCase.ConvertName(weight.Control.ToString()));
            json.WriteStartArray("channels");
            foreach (FaceChannel channel in weight.Channels)
            {
                json.WriteStringValue(NameOf(channel));
            }

            json.WriteEndArray();
            if (weight.Against is { } against)
            {
                json.WriteString("against", NameOf(against));
            }

            Moves(json, "moves", deformer.MovesOf(weight.Control));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string NameOf(FaceChannel channel) => JsonNamingPolicy.CamelCase.ConvertName(channel.ToString());

    private static int Length(float value) => (int)MathF.Round(value * Steps);

    private static void Lengths(Utf8JsonWriter json, string name, ReadOnlySpan<float> values)
    {
        json.WriteStartArray(name);
        foreach (float value in values)
        {
            json.WriteNumberValue(Length(value));
        }

        json.WriteEndArray();
    }

    private static void Point(Utf8JsonWriter json, string name, Vector2 point) => Lengths(json, name, [point.X, point.Y]);

    private static void Pixel(Utf8JsonWriter json, string name, Vector2 pixel)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(pixel.X);
        json.WriteNumberValue(pixel.Y);
        json.WriteEndArray();
    }

    // A vertex, and how far across and down its cell, for each.
    private static void Places(Utf8JsonWriter json, string name, IReadOnlyList<GridPlace> places)
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

    // Runs of vertices that move: the first, how many, and as many ways to go, across and down.
    private static void Moves(Utf8JsonWriter json, string name, ReadOnlySpan<Vector2> moves)
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
}
