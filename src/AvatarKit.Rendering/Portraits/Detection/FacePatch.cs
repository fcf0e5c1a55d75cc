using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>A part of a face, upright and at a size of its own: what landmarks are made finer with.</summary>
internal sealed class FacePatch
{
    private readonly Vector3[] colors;
    private readonly SKRect area;

    /// <summary>Cuts a patch out of a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="frame">The face in it.</param>
    /// <param name="area">Which part, in the face's own coordinates.</param>
    /// <param name="width">Samples across.</param>
    public FacePatch(SKImage image, FaceFrame frame, SKRect area, int width)
    {
        this.area = area;
        Width = width;
        Height = (int)(width * area.Height / area.Width);
        Vector2 corner = frame.ToPixel(new Vector2(area.Left, area.Top));
        float scale = width / (area.Width * frame.Unit);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Gray);
        canvas.Scale(scale);
        canvas.RotateRadians(-frame.Tilt);
        canvas.Translate(-corner.X, -corner.Y);
        canvas.DrawImage(
            image,
            0,
            0,
            scale > 1 ? new SKSamplingOptions(SKCubicResampler.Mitchell) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        ReadOnlySpan<byte> pixels = bitmap.GetPixelSpan();
        colors = new Vector3[Width * Height];
        for (int i = 0; i < colors.Length; i++)
        {
            colors[i] = new Vector3(pixels[(4 * i) + 2], pixels[(4 * i) + 1], pixels[4 * i]);
        }
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<Vector3> Colors => colors;

    public Vector2 Position(int sample) => new(
        area.Left + (((sample % Width) + 0.5f) * area.Width / Width),
        area.Top + (((sample / Width) + 0.5f) * area.Height / Height));

    public Vector3 At(Vector2 point)
    {
        int x = Math.Clamp((int)((point.X - area.Left) / area.Width * Width), 0, Width - 1);
        int y = Math.Clamp((int)((point.Y - area.Top) / area.Height * Height), 0, Height - 1);
        return colors[(y * Width) + x];
    }

    public static float Luma(Vector3 color) => Vector3.Dot(color, new Vector3(0.299f, 0.587f, 0.114f));
}
