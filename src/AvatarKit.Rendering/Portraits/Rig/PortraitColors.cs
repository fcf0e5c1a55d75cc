using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The colours of what a picture does not show, in the light that it shows: teeth, tongue, gums and the dark between them.</summary>
internal sealed record PortraitColors(SKColor Tooth, SKColor Gum, SKColor Tongue, SKColor Throat, SKColor Dark)
{
    /// <summary>Reads the light from the picture: how bright its brightest skin and its eyes' whites are, and their tint.</summary>
    public static PortraitColors Of(SKBitmap picture, FaceFrame frame, PortraitShape shape)
    {
        Vector3 skin =
            Brightest(
                picture,
                frame,
                [
                    new Vector2(-0.5f, shape.EyeLine * 0.5f),
                    new Vector2(0.5f, shape.EyeLine * 0.5f),
                    new Vector2(0, shape.EyeLine * 1.45f),
                    shape.NoseTip,
                ],
                0.2f,
                0.8f);
        Vector3 white = Brightest(picture, frame, [shape.RightEye.Centre, shape.LeftEye.Centre], shape.LeftEye.Width * 0.45f, 0.92f);
        Vector3 lip = Brightest(
            picture,
            frame,
            [new Vector2(0, shape.Mouth.Edge(0, ofUpperLip: false) + (shape.Mouth.LowerThickness * 0.5f))],
            shape.Mouth.LowerThickness * 0.4f,
            0.5f);

        // Teeth are about as bright as the whites of the eyes, and never much darker than lit skin.
        float light = Math.Clamp(Math.Max(Luma(white) * 1.08f, Luma(skin) * 1.1f), 90, 232);
        Vector3 tint = Vector3.Lerp(Vector3.One, skin / Math.Max(Luma(skin), 1), 0.35f);
        Vector3 tooth = new Vector3(1.02f, 0.98f, 0.91f) * tint * light;
        Vector3 red = Vector3.Lerp(new Vector3(170, 72, 72) * (light / 205), lip, 0.35f);
        return new PortraitColors(
            Color(tooth),
            Color(red * new Vector3(0.86f, 0.72f, 0.74f)),
            Color(red * 0.78f),
            Color(red * new Vector3(0.42f, 0.28f, 0.28f)),
            Color(red * new Vector3(0.2f, 0.1f, 0.11f)));
    }

    private static float Luma(Vector3 color) => Vector3.Dot(color, new Vector3(0.299f, 0.587f, 0.114f));

    private static SKColor Color(Vector3 color)
    {
        Vector3 bounded = Vector3.Clamp(color, Vector3.Zero, new Vector3(255));
        return new SKColor((byte)bounded.X, (byte)bounded.Y, (byte)bounded.Z);
    }

    // The pixel whose brightness a share of those around some points stay below.
    private static Vector3 Brightest(SKBitmap picture, FaceFrame frame, ReadOnlySpan<Vector2> places, float radius, float share)
    {
        const int Samples = 15;
        List<Vector3> colors = new(places.Length * Samples * Samples);
        foreach (Vector2 place in places)
        {
            for (int i = 0; i < Samples * Samples; i++)
            {
                Vector2 offset = (new Vector2(i % Samples, i / Samples) / (Samples - 1) * 2) - Vector2.One;
                Vector2 pixel = frame.ToPixel(place + (offset * radius * new Vector2(1, 0.5f)));
                SKColor color = picture.GetPixel(Math.Clamp((int)pixel.X, 0, picture.Width - 1), Math.Clamp((int)pixel.Y, 0, picture.Height - 1));
                colors.Add(new Vector3(color.Red, color.Green, color.Blue));
            }
        }

        colors.Sort(static (a, b) => Luma(a).CompareTo(Luma(b)));
        return colors[(int)((colors.Count - 1) * share)];
    }
}
