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
            json.WriteNumber("steps", FaceLengths.Steps);
            WritePhoto(json, photo, scale, hashes[Photo]);
            WriteDetails(json, hashes[Details]);
            WriteMesh(json);
            WriteHead(json);
            WriteBody(json);
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
        json.WritePixel("mouth", frame.Origin);
        json.WritePixel("across", frame.Across);
        json.WritePixel("eyes", face.EyesInPicture * scale);
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
        json.WriteLengths("columns", grid.ColumnPlaces);
        json.WriteLengths("rows", [.. Enumerable.Range(0, grid.Rows).Select(row => grid.FromLip[row * grid.Columns])]);
        json.WriteLengths("heights", [.. grid.Rest.Select(static point => point.Y)]);
        json.WriteLengths("depths", grid.Depths);
        json.WriteLengths("headShares", grid.HeadShare);
        json.WriteLengths("freedoms", grid.Freedom);
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject("head");
        json.WriteLength("middle", grid.Middle);
        json.WriteLength("neck", deformer.Neck);
        json.WriteEndObject();
    }

    private void WriteBody(Utf8JsonWriter json)
    {
        json.WriteStartObject("body");
        json.WriteMoves("breath", deformer.Body.Breath);
        json.WriteMoves("sway", deformer.Body.Sway);
        json.WriteMoves("lean", deformer.Body.Lean);
        json.WriteEndObject();
    }

    private void WriteMouth(Utf8JsonWriter json)
    {
        MouthShape mouth = face.Shape.Mouth;
        json.WriteStartObject("mouth");
        json.WriteLength("left", mouth.Left);
        json.WriteLength("right", mouth.Right);
        json.WriteLength("line", MouthInterior.LineOf(mouth));
        json.WriteLength("drop", ExpressionFields.JawDrop);
        json.WriteLength("teeth", face.Shape.TeethHalf);
        json.WriteMoves("closing", deformer.Closing);
        json.WriteEndObject();
    }

    private static void WriteEye(Utf8JsonWriter json, string name, EyeShape eye, EyeLids lids)
    {
        json.WriteStartObject(name);
        json.WritePoint("start", eye.Upper(0));
        json.WritePoint("end", eye.Upper(1));
        json.WriteLength("upper", eye.Upper(0.5f).Y - eye.Centre.Y);
        json.WriteLength("lower", eye.Lower(0.5f).Y - eye.Centre.Y);
        json.WriteLength("above", lids.Closed.Above);
        json.WriteLength("below", ClosedEye.Below);
        SKRect area = lids.Closed.Area;
        json.WriteLengths("lid", [area.Left, area.Top, area.Width, area.Height]);
        json.WritePlaces("upperPlaces", lids.UpperPlaces);
        json.WritePlaces("lowerPlaces", lids.LowerPlaces);
        json.WritePlaces("topPlaces", lids.TopPlaces);
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

            json.WriteMoves("moves", deformer.MovesOf(weight.Control));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string NameOf(FaceChannel channel) => JsonNamingPolicy.CamelCase.ConvertName(channel.ToString());
}
