using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>What a browser is given of a portrait is what its painter works with.</summary>
public sealed class PortraitExportTests
{
    private static readonly PortraitFace Face = DrawnPortrait.Face();
    private static readonly AvatarPortrait Portrait = PortraitExport.Create(Face);
    private static readonly JsonElement Document = JsonDocument.Parse(Portrait.Document).RootElement;

    [Fact]
    public void The_document_says_which_format_it_has_and_nothing_of_where_it_is_from()
    {
        Assert.Equal("avatarkit.portrait/1", Document.GetProperty("format").GetString());
        Assert.Equal(
            ["format", "steps", "photo", "details", "mesh", "head", "body", "mouth", "rightEye", "leftEye", "controls"],
            Document.EnumerateObject().Select(static member => member.Name));
        Assert.DoesNotContain("Drawn", Document.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.InRange(Portrait.Document.Length, 50_000, 300_000);
    }

    [Fact]
    public void A_mesh_that_is_moved_by_the_document_is_where_the_painters_is()
    {
        FaceFrame frame = Face.Frame;
        var grid = new FaceGrid(Face.Shape, frame, SKRect.Create(Face.Image.Width, Face.Image.Height));
        var deformer = new FaceDeformer(Face.Shape, grid, frame);
        var random = new Random(17);
        var pose = new float[FaceTrack.ChannelCount];
        for (int i = 0; i < (int)FaceChannel.HeadYaw; i++)
        {
            pose[i] = random.NextSingle() * 0.4f;
        }

        // What presses lips together moves them besides.
        pose[(int)FaceChannel.MouthPressLeft] = pose[(int)FaceChannel.MouthPressRight] = pose[(int)FaceChannel.MouthRollLower] = 0;
        pose[(int)FaceChannel.JawOpen] = 0.9f;
        var controls = new float[FaceControls.Count];
        FaceControls.Write(pose, controls);
        deformer.Move(controls, new HeadPose(0, 0, 0));

        Vector2[] moved = MoveBy(pose);

        int inMouth = ((grid.UpperRows - 1) * grid.Columns) + grid.FirstMouthColumn + (MouthShape.Columns / 2);
        Assert.True(deformer.Gaps[MouthShape.Columns / 2] > 0.1f);
        Assert.Equal(grid.Count, moved.Length);
        foreach (int vertex in (int[])[inMouth, inMouth + grid.Columns, 0, grid.Count / 3, grid.Count / 2, (grid.Count / 2) + 60, grid.Count - 1])
        {
            Assert.InRange(Vector2.Distance(deformer.Moved[vertex], moved[vertex]), 0, 0.001f);
        }
    }

    [Fact]
    public void A_body_is_moved_by_the_document_as_by_the_painter()
    {
        var grid = new FaceGrid(Face.Shape, Face.Frame, SKRect.Create(Face.Image.Width, Face.Image.Height));
        var body = new BodyMoves(Face.Shape, grid);
        var standing = new BodyPose(0.7f, -0.4f, 0.9f);
        var moved = new Vector2[grid.Count];
        foreach ((string name, float weight) in (ReadOnlySpan<(string, float)>)[("breath", 0.7f), ("sway", -0.4f), ("lean", 0.9f)])
        {
            Add(moved, Document.GetProperty("body").GetProperty(name), weight);
        }

        for (int vertex = 0; vertex < moved.Length; vertex += 7)
        {
            Assert.InRange(Vector2.Distance(body.At(vertex, standing), moved[vertex]), 0, 0.0003f);
        }

        Assert.True(moved.Max(static move => move.Length()) > 0.05f);
    }

    [Fact]
    public void Every_control_is_there_with_the_channels_that_weigh_it()
    {
        JsonElement[] controls = [.. Document.GetProperty("controls").EnumerateArray()];

        Assert.Equal(
            Enum.GetNames<FaceControl>(),
            controls.Select(static control => control.GetProperty("name").GetString()),
            StringComparer.OrdinalIgnoreCase);
        Assert.Equal(
            ["mouthClose", "jawOpen"],
            controls[(int)FaceControl.LipsClose].GetProperty("channels").EnumerateArray().Select(static channel => channel.GetString()));
        Assert.Equal("jawRight", controls[(int)FaceControl.JawSide].GetProperty("against").GetString());
        Assert.All(controls, static control => Assert.NotEqual(0, control.GetProperty("moves").GetArrayLength()));
    }

    [Fact]
    public void The_textures_are_as_the_document_has_them()
    {
        Assert.Equal(["details", "photo"], Portrait.Textures.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, AvatarPortraitTexture texture) in Portrait.Textures)
        {
            JsonElement described = Document.GetProperty(name);
            using SKBitmap picture = SKBitmap.Decode(texture.Content.Span);

            Assert.Equal((described.GetProperty("width").GetInt32(), described.GetProperty("height").GetInt32()), (picture.Width, picture.Height));
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(texture.Content.Span))[..20],
                described.GetProperty("hash").GetString());
        }

        Assert.Equal("image/jpeg", Portrait.Textures["photo"].ContentType);
        Assert.True(Document.GetProperty("photo").GetProperty("opaque").GetBoolean());
    }

    [Fact]
    public void Sprites_lie_within_their_picture_and_apart()
    {
        JsonElement details = Document.GetProperty("details");
        var whole = SKRectI.Create(details.GetProperty("width").GetInt32(), details.GetProperty("height").GetInt32());
        SKRectI[] places =
        [
            .. details.GetProperty("sprites").EnumerateObject()
                .Select(static sprite => (int[])[.. sprite.Value.EnumerateArray().Select(static n => n.GetInt32())])
                .Select(static place => SKRectI.Create(place[0], place[1], place[2], place[3])),
        ];

        Assert.Equal(7, places.Length);
        Assert.All(places, place => Assert.True(whole.Contains(SKRectI.Inflate(place, 8, 8))));
        Assert.All(places, place => Assert.Single(places, other => other.IntersectsWith(SKRectI.Inflate(place, 7, 7))));
    }

    [Fact]
    public void A_see_through_picture_stays_so()
    {
        AvatarPortrait portrait = PortraitExport.Create(DrawnPortrait.Face(transparent: true));
        using SKBitmap photo = SKBitmap.Decode(portrait.Textures["photo"].Content.Span);
        using JsonDocument document = JsonDocument.Parse(portrait.Document);

        Assert.Equal("image/webp", portrait.Textures["photo"].ContentType);
        Assert.False(document.RootElement.GetProperty("photo").GetProperty("opaque").GetBoolean());
        Assert.Equal(0, photo.GetPixel(4, 4).Alpha);
        Assert.Equal(255, photo.GetPixel(360, 350).Alpha);
    }

    [Fact]
    public void A_large_picture_is_given_as_large_as_a_page_shows_it()
    {
        using SKBitmap drawn = DrawnPortrait.Paint();
        using SKBitmap large = drawn.Resize(drawn.Info.WithSize(DrawnPortrait.Width * 4, DrawnPortrait.Height * 4), SKSamplingOptions.Default)!;
        using var stream = new MemoryStream();
        large.Encode(stream, SKEncodedImageFormat.Png, 100);
        stream.Position = 0;
        PortraitFace face = PortraitFace.Load(
            stream,
            DrawnPortrait.ReadLandmarks(DrawnPortrait.Landmarks).Scaled(new Vector2(4), new SKSizeI(large.Width, large.Height)),
            "large");

        using JsonDocument document = JsonDocument.Parse(PortraitExport.Create(face).Document);
        JsonElement photo = document.RootElement.GetProperty("photo");

        Assert.InRange(photo.GetProperty("unit").GetSingle(), 200, 224);
        Assert.InRange(photo.GetProperty("height").GetInt32(), 800, 1600);
        Assert.Equal(
            Document.GetProperty("mesh").GetProperty("columns").GetRawText(),
            document.RootElement.GetProperty("mesh").GetProperty("columns").GetRawText());
    }

    // As a browser moves it, but for what shuts lips and what keeps the picture's border in its place.
    private static Vector2[] MoveBy(float[] pose)
    {
        var moved = new Vector2[Document.GetProperty("mesh").GetProperty("heights").GetArrayLength()];
        foreach (JsonElement control in Document.GetProperty("controls").EnumerateArray())
        {
            float weight = control.GetProperty("channels").EnumerateArray().Min(channel => Value(channel));
            weight -= control.TryGetProperty("against", out JsonElement against) ? Value(against) : 0;
            Add(moved, control.GetProperty("moves"), weight);
        }

        return moved;

        float Value(JsonElement channel) => pose[(int)Enum.Parse<FaceChannel>(channel.GetString()!, ignoreCase: true)];
    }

    // Runs of vertices: the first, how many, their ways across, their ways down.
    private static void Add(Vector2[] moved, JsonElement moves, float weight)
    {
        float steps = Document.GetProperty("steps").GetSingle();
        int[] runs = [.. moves.EnumerateArray().Select(static n => n.GetInt32())];
        for (int at = 0; at < runs.Length; at += 2 + (2 * runs[at + 1]))
        {
            for (int i = 0; i < runs[at + 1]; i++)
            {
                moved[runs[at] + i] += new Vector2(runs[at + 2 + i], runs[at + 2 + runs[at + 1] + i]) * weight / steps;
            }
        }
    }
}
