using System.Numerics;
using AvatarKit.Local;
using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>Draws what the documentation shows of faces: a sheet of visemes and moods for each character or
/// for a portrait, and a sentence as a strip.</summary>
internal static class SheetsCommand
{
    private const int Columns = 7;
    private const int Tile = 168;
    private const string Ground = "#EEF2F6";
    private const string Sentence = "My mother bakes warm bread.";

    public static async Task<int> RunAsync(string[] args)
    {
        string folder = Value(args, "--out") ?? "docs/images/face";
        Directory.CreateDirectory(folder);
        if (Value(args, "--rig") is { } rig)
        {
            CharacterFace own = CharacterFace.Load(rig);
            Save(Sheet(own), Path.Combine(folder, own.Id + ".png"));
            return 0;
        }

        if (Value(args, "--portrait") is { } picture)
        {
            Save(Sheet(PortraitFace.Load(picture)), Path.Combine(folder, Path.GetFileNameWithoutExtension(picture) + ".png"));
            return 0;
        }

        foreach (string id in CharacterFace.BuiltIn)
        {
            Save(Sheet(CharacterFace.Get(id)), Path.Combine(folder, id + ".png"));
        }

        Save(await StripAsync(CharacterFace.Get(CharacterFace.BuiltIn[0])), Path.Combine(folder, "filmstrip.png"));
        Save(GestureSheet.Draw(CharacterFace.Get(CharacterFace.BuiltIn[0])), Path.Combine(folder, "gestures.png"));
        Save(FramingSheet.Draw(), Path.Combine(folder, "framings.png"));
        Save(FramingSheet.DrawStrips(CharacterFace.Get(CharacterFace.BuiltIn[0])), Path.Combine(folder, "hands.png"));
        return 0;
    }

    private static string? Value(string[] args, string option)
    {
        int at = Array.IndexOf(args, option);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static SKBitmap Sheet(AvatarFace face)
    {
        List<float[]> poses = [.. Enum.GetValues<Viseme>().Select(Shape), .. Enum.GetValues<Mood>().Select(Feeling)];
        return Draw(face, poses, Columns + 1);
    }

    /// <summary>A viseme that is held.</summary>
    public static float[] Shape(Viseme viseme)
    {
        var pose = new float[FaceTrack.ChannelCount];
        for (int curve = 0; curve < VisemePoses.Curves; curve++)
        {
            FaceChannel channel = VisemePoses.CurveChannels[curve];
            pose[(int)channel] = VisemePoses.Goal(viseme, curve);
            if (VisemePoses.IsPaired(channel))
            {
                pose[(int)channel + 1] = pose[(int)channel];
            }
        }

        // The goal of the seal is the part of the jaw's opening that the lips close.
        pose[(int)FaceChannel.MouthClose] *= pose[(int)FaceChannel.JawOpen];
        return pose;
    }

    private static float[] Feeling(Mood mood)
    {
        FaceTrack idle = FaceTrackRenderer.RenderIdle(new RenderOptions { Mood = mood }, TimeSpan.Zero, 1);
        return idle[0].ToArray();
    }

    private static async Task<SKBitmap> StripAsync(AvatarFace face)
    {
        await using var voices = new LocalSpeechSynthesizer();
        SpokenSegment segment = await SpokenSentence.MakeAsync(voices, Sentence, "flite/slt", "en-US");
        FaceTrack track = FaceAnimator.Render(segment, seed: 3, frameRate: 60);
        List<float[]> poses = [];
        for (int i = 0; i < 2 * Columns; i++)
        {
            poses.Add(track[i * (track.FrameCount - 1) / ((2 * Columns) - 1)].ToArray());
        }

        return Draw(face, poses, Columns);
    }

    private static SKBitmap Draw(AvatarFace face, List<float[]> poses, int columns)
    {
        // A plain background keeps the file small, and the eye on the face.
        // Twice as large as it is shown, so that it is smooth: of a portrait, half of the picture is shown.
        int size = (face is PortraitFace ? 4 : 2) * Tile;
        SKRect head = Head(face, size);
        using FacePainter painter = face.CreatePainter(new PainterOptions(size, size) { Background = Background.Color(Ground) });
        var sheet = new SKBitmap(columns * Tile, (poses.Count + columns - 1) / columns * Tile);
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(SKColor.Parse(Ground));
        using var paint = new SKPaint { IsAntialias = true };
        for (int i = 0; i < poses.Count; i++)
        {
            painter.Paint(poses[i], TimeSpan.Zero, default);
            using SKImage picture = SKImage.FromBitmap(painter.Picture);
            canvas.DrawImage(
                picture,
                head,
                SKRect.Create(i % columns * Tile, i / columns * Tile, Tile, Tile),
                new SKSamplingOptions(SKCubicResampler.Mitchell),
                paint);
        }

        return sheet;
    }

    /// <summary>The head alone, of a portrait the face: shoulders say nothing.</summary>
    public static SKRect Head(AvatarFace face, int size)
    {
        if (face is not PortraitFace portrait)
        {
            return SKRect.Create(0.13f * size, 0, 0.74f * size, 0.74f * size);
        }

        PortraitFit fit =
            PortraitFit.Of(new SKSizeI(portrait.Image.Width, portrait.Image.Height), portrait.EyesInPicture, portrait.Frame.Unit, size, size);
        Vector2 eyes = fit.Offset + (portrait.EyesInPicture * fit.Scale);
        float unit = portrait.Frame.Unit * fit.Scale;
        return SKRect.Create(eyes.X - (1.6f * unit), eyes.Y - (1.1f * unit), 3.2f * unit, 3.2f * unit);
    }

    private static void Save(SKBitmap sheet, string path)
    {
        using (sheet)
        {
            // The two lowest bits of a colour are not seen here, and are a third of the file.
            Posterize(sheet);
            using SKPixmap pixels = sheet.PeekPixels();
            using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 9))!;
            using FileStream file = File.Create(path);
            data.SaveTo(file);
            Console.WriteLine($"{path}: {data.Size / 1024} KiB");
        }
    }

    private static void Posterize(SKBitmap sheet)
    {
        Span<byte> bytes = sheet.GetPixelSpan();
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Min(255, (bytes[i] + 2) & ~3);
        }
    }
}
