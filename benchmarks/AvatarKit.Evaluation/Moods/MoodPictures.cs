using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>A character or a portrait in every viseme and mood: whole faces to look at, and small grey pictures to be told apart.</summary>
internal sealed class MoodPictures : IDisposable
{
    /// <summary>Edge of a drawing, in pixels.</summary>
    private const int Size = 336;

    /// <summary>Edge of a tile of the sheet, in pixels.</summary>
    private const int Tile = 96;

    /// <summary>Edges of the pictures that are told apart.</summary>
    private const int SmallWidth = 24;
    private const int SmallHeight = 18;

    private readonly List<float[]> faces = [];
    private readonly List<float[]> mouths = [];

    private MoodPictures()
    {
    }

    public static Viseme[] Visemes { get; } = Enum.GetValues<Viseme>();

    public static Mood[] Moods { get; } = Enum.GetValues<Mood>();

    /// <summary>The visemes from left to right, the moods from above down.</summary>
    public SKBitmap Sheet { get; } = new(Visemes.Length * Tile, Moods.Length * Tile);

    /// <summary>Of a mood in a viseme the whole face, and the mouth alone.</summary>
    public IReadOnlyList<float[]> Faces => faces;

    public IReadOnlyList<float[]> Mouths => mouths;

    public static MoodPictures Draw(AvatarFace face)
    {
        var pictures = new MoodPictures();
        using FacePainter painter = face.CreatePainter(new PainterOptions(Size, Size) { Background = Background.Color("#EEF2F6"), IsStill = true });
        using var canvas = new SKCanvas(pictures.Sheet);
        SKRect head = SheetsCommand.Head(face, Size);
        foreach (Mood mood in Moods)
        {
            foreach (Viseme viseme in Visemes)
            {
                painter.Paint(Pose(viseme, mood), TimeSpan.Zero, default);
                using SKImage picture = SKImage.FromBitmap(painter.Picture);
                canvas.DrawImage(
                    picture,
                    head,
                    SKRect.Create((int)viseme * Tile, (int)mood * Tile, Tile, Tile),
                    new SKSamplingOptions(SKCubicResampler.Mitchell));
                pictures.faces.Add(Small(picture, head));
                pictures.mouths.Add(Small(picture, painter.MouthArea));
            }
        }

        return pictures;
    }

    public void Dispose() => Sheet.Dispose();

    /// <summary>A viseme that is held, in a mood; the head stays straight, so that only the face tells the mood.</summary>
    private static float[] Pose(Viseme viseme, Mood mood)
    {
        float[] pose = SheetsCommand.Shape(viseme);
        MoodAnimator.Add(MoodPoses.Of(mood), pose);
        PoseSteps.Apply(pose);
        pose.AsSpan((int)FaceChannel.HeadYaw).Clear();
        return pose;
    }

    private static float[] Small(SKImage picture, SKRect area)
    {
        using var small = new SKBitmap(new SKImageInfo(SmallWidth, SmallHeight, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(small);
        canvas.DrawImage(picture, area, SKRect.Create(SmallWidth, SmallHeight), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        return [.. small.GetPixelSpan().ToArray().Select(static grey => (float)grey)];
    }
}
