using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>A contact sheet of a portrait: the photograph and every mouth shape, then every mood, silent and on open vowels.</summary>
internal static class PortraitSheet
{
    private const int Tile = 220;
    private const int Columns = 8;
    private const int Canvas = 900;

    public static void Save(string picture, string path)
    {
        PortraitFace face = PortraitFace.Load(picture);
        PortraitFit fit = PortraitFit.Of(
            new SKSizeI(face.Image.Width, face.Image.Height), face.EyesInPicture, face.Frame.Unit, Canvas, Canvas);
        FaceFrame frame = face.Frame.Scaled(fit.Scale, fit.Offset);
        List<(float[] Pose, bool IsMouth)> tiles = [];
        foreach (Viseme viseme in Enum.GetValues<Viseme>())
        {
            tiles.Add((SheetsCommand.Shape(viseme), true));
        }

        foreach (Mood mood in Enum.GetValues<Mood>())
        {
            tiles.Add((Feeling(Viseme.Sil, mood), false));
            tiles.Add((Feeling(Viseme.Aa, mood), false));
        }

        using var sheet = new SKBitmap(Columns * Tile, (tiles.Count + 1 + Columns - 1) / Columns * Tile);
        using var canvas = new SKCanvas(sheet);
        using FacePainter painter = face.CreatePainter(new PainterOptions(Canvas, Canvas) { Background = Background.Color("#EEF2F6") });
        using (SKBitmap original = SKBitmap.Decode(picture))
        {
            SKRect mouth = Mouth(frame);
            float scale = fit.Scale * face.Image.Width / original.Width;
            Lay(canvas, original, 0, SKRect.Create(
                (mouth.Left - fit.Offset.X) / scale, (mouth.Top - fit.Offset.Y) / scale, mouth.Width / scale, mouth.Height / scale));
        }

        for (int i = 0; i < tiles.Count; i++)
        {
            painter.Paint(tiles[i].Pose, TimeSpan.Zero, default);
            Lay(canvas, painter.Picture, i + 1, tiles[i].IsMouth ? Mouth(frame) : Head(frame));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using SKData data = sheet.Encode(SKEncodedImageFormat.Png, 100);
        using FileStream file = File.Create(path);
        data.SaveTo(file);
    }

    private static float[] Feeling(Viseme viseme, Mood mood)
    {
        float[] pose = SheetsCommand.Shape(viseme);
        MoodAnimator.Add(MoodPoses.Of(mood), pose);
        return pose;
    }

    private static SKRect Mouth(FaceFrame frame) =>
        SKRect.Create(frame.Origin.X - (0.75f * frame.Unit), frame.Origin.Y - (0.65f * frame.Unit), 1.5f * frame.Unit, 1.5f * frame.Unit);

    private static SKRect Head(FaceFrame frame) =>
        SKRect.Create(frame.Origin.X - (1.6f * frame.Unit), frame.Origin.Y - (2.2f * frame.Unit), 3.2f * frame.Unit, 3.2f * frame.Unit);

    private static void Lay(SKCanvas canvas, SKBitmap picture, int tile, SKRect from)
    {
        using SKImage image = SKImage.FromBitmap(picture);
        canvas.DrawImage(
            image, from, SKRect.Create(tile % Columns * Tile, tile / Columns * Tile, Tile, Tile), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }
}
