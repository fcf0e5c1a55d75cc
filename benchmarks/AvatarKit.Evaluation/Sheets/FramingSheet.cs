using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>Characters in their framings, and what hands do: a character a row; and gestures of hands as strips.</summary>
internal static class FramingSheet
{
    private const int Tile = 200;
    private const int StripTile = 176;
    private const int StripColumns = 7;

    /// <summary>How much larger a picture is drawn than it is shown, so that it is smooth.</summary>
    private const int Finer = 2;

    private static readonly Gesture[] Hands = [Gesture.Wave, Gesture.Palm, Gesture.Count];

    /// <summary>Draws every character close by, as head and shoulders, to the waist, and with each gesture of hands at its height.</summary>
    public static SKBitmap Draw()
    {
        View[] views =
        [
            new(Framing.Face, null, 0), new(Framing.Bust, null, 0), new(Framing.Waist, null, 0),
            new(Framing.Waist, Gesture.Wave, 0.9), new(Framing.Waist, Gesture.Palm, 0.9), new(Framing.Waist, Gesture.Count, 2.4),
        ];
        var sheet = new SKBitmap(views.Length * Tile, CharacterFace.BuiltIn.Count * Tile);
        using var canvas = new SKCanvas(sheet);
        for (int row = 0; row < CharacterFace.BuiltIn.Count; row++)
        {
            for (int column = 0; column < views.Length; column++)
            {
                using FacePainter painter = Painter(CharacterFace.Get(CharacterFace.BuiltIn[row]), views[column].Framing, Tile);
                Put(canvas, painter, views[column].Gesture, views[column].Seconds, SKRect.Create(column * Tile, row * Tile, Tile, Tile));
            }
        }

        return sheet;
    }

    /// <summary>Draws the gestures of hands as strips, one below the other, each from its beginning to its end.</summary>
    public static SKBitmap DrawStrips(AvatarFace face)
    {
        using FacePainter painter = Painter(face, Framing.Waist, StripTile);
        var sheet = new SKBitmap(StripColumns * StripTile, Hands.Length * StripTile);
        using var canvas = new SKCanvas(sheet);
        for (int row = 0; row < Hands.Length; row++)
        {
            double step = GestureShapes.LengthOf(Hands[row]) / StripColumns;
            for (int column = 0; column < StripColumns; column++)
            {
                SKRect place = SKRect.Create(column * StripTile, row * StripTile, StripTile, StripTile);
                Put(canvas, painter, Hands[row], (column + 0.5) * step, place);
            }
        }

        return sheet;
    }

    private static FacePainter Painter(AvatarFace face, Framing framing, int tile) => face.CreatePainter(
        new PainterOptions(Finer * tile, Finer * tile) { Background = Background.Color("#EEF2F6"), Framing = framing, IsStill = true });

    private static void Put(SKCanvas canvas, FacePainter painter, Gesture? gesture, double seconds, SKRect place)
    {
        var pose = new float[FaceTrack.ChannelCount];
        BodyPose body = gesture is { } made ? FacePose.AddGesture(made, seconds, pose) : default;
        painter.Paint(pose, TimeSpan.Zero, body);
        using SKImage picture = SKImage.FromBitmap(painter.Picture);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.DrawImage(picture, place, new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
    }

    private sealed record View(Framing Framing, Gesture? Gesture, double Seconds);
}
