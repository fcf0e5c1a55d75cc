using System.Numerics;
using SkiaSharp;

namespace AvatarKit.Rendering;

/// <summary>The colours of what a picture does not show, in the light that it shows: teeth, tongue, gums and the dark between them.</summary>
internal sealed record PortraitColors(SKColor Tooth, SKColor Gum, SKColor Tongue, SKColor Throat, SKColor Dark)
{
    /// <summary>More light from a side than this is a colour of the skin rather than light.</summary>
    private const float MostFromSide = 0.3f;

    /// <summary>How much more light comes from the picture's right than from its left, from −0.3 to 0.3: as the cheeks have it.</summary>
    public float FromRight { get; init; }

    /// <summary>Reads the light from the picture: how bright its brightest skin and its eyes' whites are, and their tint; and where it shows
    /// teeth, what they look like.</summary>
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
        float light = Math.Clamp(Math.Max(Luma(white) * 1.08f, Luma(skin) * 1.1f), 90, 238);
        Vector3 tint = Vector3.Lerp(Vector3.One, skin / Math.Max(Luma(skin), 1), 0.35f);
        Vector3 tooth = new Vector3(1.02f, 0.985f, 0.93f) * tint * light;
        if (shape.Mouth.IsOpen)
        {
            tooth = Shown(picture, frame, shape.Mouth, tooth);
        }

        Vector3 red = Vector3.Lerp(new Vector3(170, 72, 72) * (light / 205), lip, 0.35f);
        return new PortraitColors(
            Color(tooth),
            Color(red * new Vector3(0.9f, 0.76f, 0.78f)),
            Color(red * new Vector3(0.95f, 0.9f, 0.9f)),
            Color(red * new Vector3(0.4f, 0.26f, 0.26f)),
            Color(red * new Vector3(0.19f, 0.1f, 0.105f)))
        {
            FromRight = SideLight(picture, frame, shape),
        };
    }

    /// <summary>A colour's red, green and blue, 0 to 255.</summary>
    public static Vector3 Of(SKColor color) => new(color.Red, color.Green, color.Blue);

    /// <summary>A colour that was multiplied by its opacity, 0 to 255 each, as one that was not.</summary>
    public static SKColor Straight(Vector4 color)
    {
        if (color.W < 0.5f)
        {
            return SKColors.Transparent;
        }

        Vector3 straight = Vector3.Clamp(new Vector3(color.X, color.Y, color.Z) * (255 / color.W), Vector3.Zero, new Vector3(255));
        return new SKColor((byte)straight.X, (byte)straight.Y, (byte)straight.Z, (byte)Math.Min(color.W + 0.5f, 255));
    }

    // The teeth that the picture shows are these, if they are teeth at all: pale, and no darker than half of what was thought.
    private static Vector3 Shown(SKBitmap picture, FaceFrame frame, MouthShape mouth, Vector3 thought)
    {
        float middle = (mouth.Left + mouth.Right) / 2;
        float height = (mouth.Edge(middle, ofUpperLip: true) + mouth.Edge(middle, ofUpperLip: false)) / 2;
        float radius = Math.Max((mouth.Edge(middle, ofUpperLip: false) - height) * 1.2f, 0.02f);
        Vector3 shown = Brightest(
            picture,
            frame,
            [new Vector2(middle - (mouth.Half * 0.3f), height), new Vector2(middle, height), new Vector2(middle + (mouth.Half * 0.3f), height)],
            radius,
            0.8f);
        float pale = (shown.X - ((shown.Y + shown.Z) / 2)) / Math.Max(Luma(shown), 1);
        return Luma(shown) > Luma(thought) * 0.55f && pale < 0.3f
            ? Vector3.Lerp(thought, shown * (Luma(thought) / Luma(shown)), 0.5f) * float.Lerp(1, Luma(shown) / Luma(thought), 0.5f)
            : thought;
    }

    /// <summary>How much more light comes from the picture's right than from its left, as the cheeks have it.</summary>
    public static float SideLight(SKBitmap picture, FaceFrame frame, PortraitShape shape)
    {
        float left = Luma(Brightest(picture, frame, [new Vector2(-0.55f, shape.EyeLine * 0.4f)], 0.16f, 0.5f));
        float right = Luma(Brightest(picture, frame, [new Vector2(0.55f, shape.EyeLine * 0.4f)], 0.16f, 0.5f));
        return Math.Clamp((right - left) / Math.Max(right + left, 1), -MostFromSide, MostFromSide);
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
