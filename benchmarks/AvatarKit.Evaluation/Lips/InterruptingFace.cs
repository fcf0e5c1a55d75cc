using AvatarKit.Rendering;
using SkiaSharp;

namespace AvatarKit.Evaluation;

/// <summary>A face with someone before it who interrupts when it comes to a certain picture: so an interruption is at the same place however
/// fast the machine is. One video at a time.</summary>
internal sealed class InterruptingFace(AvatarFace face) : AvatarFace(face.Id, face.Name)
{
    private CancellationTokenSource? interruption;
    private TimeSpan moment;

    /// <summary>Interrupts the next video.</summary>
    /// <param name="seconds">With which picture; <see langword="null"/>: not at all.</param>
    /// <param name="source">What is cancelled then.</param>
    public void InterruptAt(double? seconds, CancellationTokenSource source)
        => (moment, interruption) = (seconds is double at ? TimeSpan.FromSeconds(at) : TimeSpan.MaxValue, source);

    internal override FacePainter CreatePainter(PainterOptions options) => new Painter(this, face.CreatePainter(options));

    private sealed class Painter(InterruptingFace face, FacePainter painter) : FacePainter
    {
        public override SKBitmap Picture => painter.Picture;

        public override ReadOnlySpan<SKRectI> Changes => painter.Changes;

        public override SKRectI MouthArea => painter.MouthArea;

        public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose standing)
        {
            if (time >= face.moment)
            {
                face.interruption?.Cancel();
            }

            return painter.Paint(pose, time, standing);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                painter.Dispose();
            }
        }
    }
}
