using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>Gestures of the head as strips: one below the other, each from its beginning on.</summary>
internal static class GestureSheet
{
    private const int Columns = 7;
    private const int Tile = 168;

    /// <summary>Seconds between two pictures.</summary>
    private const double Step = 0.16;

    /// <summary>Draws a character making all gestures that need no hands.</summary>
    public static SKBitmap Draw(AvatarFace face)
    {
        Gesture[] gestures = [Gesture.Nod, Gesture.Shake, Gesture.Shrug, Gesture.Tilt, Gesture.BrowFlash];
        using FacePainter painter = face.CreatePainter(new PainterOptions(2 * Tile, 2 * Tile) { Background = Background.Color("#EEF2F6") });
        var sheet = new SKBitmap(Columns * Tile, gestures.Length * Tile);
        using var canvas = new SKCanvas(sheet);
        using var paint = new SKPaint { IsAntialias = true };
        for (int row = 0; row < gestures.Length; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                var pose = new float[FaceTrack.ChannelCount];
                BodyPose body = FacePose.AddGesture(gestures[row], column * Step, pose);
                painter.Paint(pose, TimeSpan.Zero, body);
                using SKImage picture = SKImage.FromBitmap(painter.Picture);
                canvas.DrawImage(
                    picture, SKRect.Create(column * Tile, row * Tile, Tile, Tile), new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
            }
        }

        return sheet;
    }
}
