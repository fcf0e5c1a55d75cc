using SkiaSharp;

namespace AvatarKit.Rendering.Tests;

/// <summary>A face of a colour with a mouth that opens as the jaw does, and nothing else.</summary>
internal sealed class TestFace(string id = "test") : AvatarFace(id, "Test")
{
    public int Painters { get; private set; }

    /// <summary>Painters that have not been disposed.</summary>
    public int Living { get; private set; }

    /// <summary>How often one of its painters was asked to paint.</summary>
    public int Painted { get; private set; }

    /// <summary>Told how often, whenever one of its painters is asked to paint.</summary>
    public Action<int>? Painting { get; set; }

    /// <summary>A painter fails when it has painted so many frames.</summary>
    public int FailAfter { get; init; } = int.MaxValue;

    internal override FacePainter CreatePainter(PainterOptions options)
    {
        Painters++;
        Living++;
        return new Painter(this, options);
    }

    private sealed class Painter : FacePainter
    {
        private readonly TestFace face;
        private readonly SKCanvas canvas;
        private readonly SKRectI[] whole;
        private readonly SKRectI[] changes = new SKRectI[1];
        private float lastJaw = -1;
        private int painted;
        private bool first = true;
        private int count;

        public Painter(TestFace face, PainterOptions options)
        {
            this.face = face;
            Picture = new SKBitmap(options.Width, options.Height, SKColorType.Bgra8888, SKAlphaType.Premul);
            canvas = new SKCanvas(Picture);
            whole = [new SKRectI(0, 0, options.Width, options.Height)];
            int x = options.Width / 4 & ~1;
            int y = options.Height / 2 & ~1;
            MouthArea = new SKRectI(x, y, x + ((options.Width / 2) & ~1), y + ((options.Height * 2 / 5) & ~1));
            (options.Background ?? Background.Color("#3C5A78")).Paint(canvas, options.Width, options.Height);
            using var skin = new SKPaint { Color = new SKColor(0xE0, 0xB0, 0x90), IsAntialias = true };
            canvas.DrawOval(options.Width / 2f, options.Height / 2f, options.Height * 0.4f, options.Height * 0.48f, skin);
        }

        public override SKBitmap Picture { get; }

        public override ReadOnlySpan<SKRectI> Changes => changes.AsSpan(0, count);

        public override SKRectI MouthArea { get; }

        public override bool Paint(ReadOnlySpan<float> pose, TimeSpan time, in BodyPose standing)
        {
            face.Painted++;
            face.Painting?.Invoke(face.Painted);
            if (++painted > face.FailAfter)
            {
                throw new InvalidOperationException("The painter was told to fail.");
            }

            float jaw = MathF.Round(Math.Max(0, pose[(int)FaceChannel.JawOpen] - pose[(int)FaceChannel.MouthClose]) * 64) / 64;
            bool changed = first || jaw != lastJaw;
            if (changed)
            {
                using var skin = new SKPaint { Color = new SKColor(0xE0, 0xB0, 0x90) };
                using var lips = new SKPaint { Color = new SKColor(0x60, 0x10, 0x20), IsAntialias = true };
                SKRectI area = new(Picture.Width * 2 / 5, MouthArea.Top, Picture.Width * 3 / 5, MouthArea.Bottom);
                canvas.DrawRect(area, skin);
                canvas.DrawOval(area.MidX, area.MidY, area.Width * 0.4f, 1 + (area.Height * 0.48f * jaw), lips);
                changes[0] = first ? whole[0] : MouthArea;
                (lastJaw, first) = (jaw, false);
            }

            count = changed ? 1 : 0;
            return changed;
        }

        protected override void Dispose(bool disposing)
        {
            canvas.Dispose();
            Picture.Dispose();
            face.Living--;
        }
    }
}
