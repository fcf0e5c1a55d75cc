using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A picture of an eye when it is shut, made from the skin around it: what a blink draws down.</summary>
/// <remarks>Skin is led across from all sides rather than stretched: an outline that is a little off leaves no eyeball and no streaks.</remarks>
internal sealed class ClosedEye : IDisposable
{
    /// <summary>How far the skin is taken from outside the eye's outline, and over which width it blends in.</summary>
    private const float Around = 0.05f;
    private const float Feather = 0.035f;

    /// <summary>Above, the lid goes over into the skin under the brow: it blends in over nearly all of the way there.</summary>
    private const float TopFeather = 0.9f;

    /// <summary>Where the lashes of a shut eye lie, from the open eye's upper edge to its lower: the lower lid comes up a little, and the line
    /// is flatter than that lid's edge.</summary>
    private const float LashPlace = 0.85f;

    /// <summary>A lid is skin: what is read around the eye takes the colour of the cheek below by this share, and is no darker than this share of
    /// it. Otherwise paint, lashes and the white of the eye make it grey.</summary>
    private const float OfCheek = 0.65f;
    private const float LeastLight = 0.74f;
    private const float MostLight = 1.12f;

    private readonly EyeShape eye;
    private readonly float scale;
    private readonly Vector3 cheek;

    public ClosedEye(EyeShape eye, FaceFrame frame, SKBitmap texture, float margin)
    {
        this.eye = eye;
        scale = frame.Unit;
        float above = Math.Min(Around + 0.02f, eye.BrowDistance * 0.6f);
        Area = new SKRect(
            eye.Upper(0).X - 0.1f,
            Math.Min(eye.Upper(0.5f).Y, Math.Min(eye.Upper(0).Y, eye.Upper(1).Y)) - above - Feather,
            eye.Upper(1).X + 0.1f,
            Math.Max(eye.Lower(0.5f).Y, Math.Max(eye.Upper(0).Y, eye.Upper(1).Y)) + Around + Feather);
        Above = above;
        Picture = new SKBitmap(new SKImageInfo(
            Math.Max((int)(Area.Width * scale), 8),
            Math.Max((int)(Area.Height * scale), 8),
            SKColorType.Bgra8888,
            SKAlphaType.Premul));
        cheek = Cheek(texture, frame, margin);
        using SKBitmap soft = Cut(texture, frame, margin, frame.Unit * 0.02f);
        using SKBitmap sharp = Cut(texture, frame, margin, 0);
        Paint(soft, sharp);
    }

    /// <summary>The picture; transparent where the face shows.</summary>
    public SKBitmap Picture { get; }

    /// <summary>Where it lies, in the face's own coordinates.</summary>
    public SKRect Area { get; }

    /// <summary>How far it reaches above the upper lid's edge.</summary>
    public float Above { get; }

    /// <summary>How far it reaches below the lower lid's edge.</summary>
    public static float Below => Around;

    /// <summary>Where a point of the face lies in the picture, in pixels.</summary>
    public Vector2 Source(Vector2 point)
        => (point - new Vector2(Area.Left, Area.Top)) * new Vector2(Picture.Width / Area.Width, Picture.Height / Area.Height);

    public void Dispose() => Picture.Dispose();

    private SKBitmap Cut(SKBitmap texture, FaceFrame frame, float margin, float blur)
    {
        var bitmap = new SKBitmap(Picture.Info);
        using var canvas = new SKCanvas(bitmap);
        Vector2 corner = frame.ToPixel(new Vector2(Area.Left, Area.Top)) + new Vector2(margin);
        canvas.Scale(Picture.Width / (Area.Width * scale), Picture.Height / (Area.Height * scale));
        canvas.RotateRadians(-frame.Tilt);
        canvas.Translate(-corner.X, -corner.Y);
        using SKImage image = SKImage.FromBitmap(texture);
        using SKImageFilter? filter = blur > 0 ? SKImageFilter.CreateBlur(blur, blur, SKShaderTileMode.Clamp) : null;
        using var paint = new SKPaint { ImageFilter = filter, BlendMode = SKBlendMode.Src };
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear), paint);
        return bitmap;
    }

    private void Paint(SKBitmap soft, SKBitmap sharp)
    {
        Vector3 dark = Darkest(sharp);
        SKColor[] from = soft.Pixels;
        var pixels = new SKColor[Picture.Width * Picture.Height];
        for (int y = 0; y < Picture.Height; y++)
        {
            for (int x = 0; x < Picture.Width; x++)
            {
                var point = new Vector2(
                    Area.Left + ((x + 0.5f) / Picture.Width * Area.Width),
                    Area.Top + ((y + 0.5f) / Picture.Height * Area.Height));
                float cover = Cover(point);
                if (cover > 0)
                {
                    Vector3 color = Shade(Skin(from, point), point, dark);
                    pixels[(y * Picture.Width) + x] = new SKColor(Byte(color.X), Byte(color.Y), Byte(color.Z), Byte(cover * 255));
                }
            }
        }

        Picture.Pixels = pixels;
    }

    // 1 within the eye and a little around it, fading out.
    private float Cover(Vector2 point)
    {
        float t = (point.X - eye.Upper(0).X) / (eye.Upper(1).X - eye.Upper(0).X);
        float inside = Math.Clamp(t, 0, 1);
        float side = Math.Max(-t, t - 1) * eye.Width;
        float top = (eye.Upper(inside).Y - Above - point.Y) * Feather / (TopFeather * Above);
        float bottom = point.Y - eye.Lower(inside).Y - Around;
        float beyond = side <= 0 ? Math.Max(top, bottom) : new Vector2(side, Math.Max(Math.Max(top, bottom) + Around, 0)).Length() - Around;
        return 1 - Shaping.Step(-Feather, 0, beyond);
    }

    // Skin from above, below and both sides, the nearest counting most.
    private Vector3 Skin(SKColor[] soft, Vector2 point)
    {
        float t = Math.Clamp((point.X - eye.Upper(0).X) / (eye.Upper(1).X - eye.Upper(0).X), 0, 1);
        Vector3 sum = default;
        float weights = 0;
        Add(new Vector2(point.X, eye.Upper(t).Y - Above), 1);
        Add(new Vector2(point.X, eye.Lower(t).Y + Around + 0.01f), 1);
        Add(new Vector2(eye.Upper(0).X - 0.08f, eye.Upper(0).Y), 0.25f);
        Add(new Vector2(eye.Upper(1).X + 0.08f, eye.Upper(1).Y), 0.25f);
        return Tinted(sum / weights);

        void Add(Vector2 from, float importance)
        {
            // Read along a stretch: single pixels would draw lines.
            Vector3 color = default;
            for (int i = -3; i <= 3; i++)
            {
                Vector2 at = Source(from + new Vector2(i * 0.018f, 0));
                SKColor pixel = soft[(Math.Clamp((int)at.Y, 0, Picture.Height - 1) * Picture.Width) + Math.Clamp((int)at.X, 0, Picture.Width - 1)];
                color += new Vector3(pixel.Red, pixel.Green, pixel.Blue) / 7;
            }

            float weight = importance / (0.02f + Vector2.Distance(point, from));
            sum += color * weight;
            weights += weight;
        }
    }

    private Vector3 Tinted(Vector3 skin)
    {
        float light = Math.Max(FacePatch.Luma(skin), 1);
        float bounded = Math.Clamp(light, FacePatch.Luma(cheek) * LeastLight, FacePatch.Luma(cheek) * MostLight);
        return Vector3.Lerp(skin * (bounded / light), cheek * (bounded / Math.Max(FacePatch.Luma(cheek), 1)), OfCheek);
    }

    // The skin below the eye: the one of middle brightness, which is neither a mole nor a gloss.
    private Vector3 Cheek(SKBitmap texture, FaceFrame frame, float margin)
    {
        List<Vector3> colors = [];
        for (float across = 0.2f; across <= 0.8f; across += 0.1f)
        {
            foreach (float below in (ReadOnlySpan<float>)[0.14f, 0.18f, 0.22f])
            {
                Vector2 pixel = frame.ToPixel(eye.Lower(across) + new Vector2(0, below)) + new Vector2(margin);
                colors.Add(LipColors.Read(texture, pixel));
            }
        }

        return colors.OrderBy(FacePatch.Luma).ElementAt(colors.Count / 2);
    }

    // A lid is round: lighter in the middle, with a fold above and lashes along its edge.
    private Vector3 Shade(Vector3 skin, Vector2 point, Vector3 dark)
    {
        float t = (point.X - eye.Upper(0).X) / (eye.Upper(1).X - eye.Upper(0).X);
        float inside = Math.Clamp(t, 0, 1);
        float ends = Shaping.Step(-0.06f, 0.18f, t) * Shaping.Step(-0.06f, 0.18f, 1 - t);
        float fold = Shaping.Bell(point.Y - (eye.Upper(inside).Y - 0.015f), 0.018f) * ends * 0.05f;
        float middle = (eye.Upper(inside).Y + eye.Lower(inside).Y) / 2;
        float round = Shaping.Bell(point.Y - middle, eye.Height * 0.5f) * ends * 0.03f;
        float lashes = Shaping.Bell(point.Y - LashLine(inside), 0.016f + (0.008f * ends)) * ends * 0.72f;
        return Vector3.Lerp(skin * (1 + round - fold), dark, lashes);
    }

    private float LashLine(float t) => float.Lerp(eye.Upper(t).Y, eye.Lower(t).Y, LashPlace);

    private Vector3 Darkest(SKBitmap sharp)
    {
        List<SKColor> colors = [];
        for (float t = 0.1f; t < 0.9f; t += 0.03f)
        {
            for (float part = -0.1f; part < 0.9f; part += 0.1f)
            {
                Vector2 at = Source(Vector2.Lerp(eye.Upper(t), eye.Lower(t), part));
                colors.Add(sharp.GetPixel(Math.Clamp((int)at.X, 0, sharp.Width - 1), Math.Clamp((int)at.Y, 0, sharp.Height - 1)));
            }
        }

        SKColor dark = colors.OrderBy(static color => color.Red + color.Green + color.Blue).ElementAt(colors.Count / 10);
        return new Vector3(dark.Red, dark.Green, dark.Blue);
    }

    private static byte Byte(float value) => (byte)Math.Clamp(value, 0, 255);
}
