namespace AvatarKit.Evaluation.Tests.Lips;

/// <summary>Draws a face whose lips are exactly so far apart, as raw RGB.</summary>
internal sealed class DrawnFace(DrawnLook look)
{
    public const int Width = 480;
    public const int Height = 360;

    private const double MouthX = 240;
    private const double MouthY = 236;
    private const double HalfWidth = 34;
    private const double Lip = 7;

    /// <summary>What the opening moves; the rest is drawn once.</summary>
    private static readonly (int Left, int Top, int Right, int Bottom) Moving = (100, 200, 380, 356);

    private readonly byte[][] still = [DrawStill(look, isBlinking: false), DrawStill(look, isBlinking: true)];

    /// <summary>Draws a picture.</summary>
    /// <param name="opening">The height between the lips in their middle, in pixels; 0 is closed.</param>
    /// <param name="time">For what moves by itself: head and lids.</param>
    /// <param name="isPressed">Whether closed lips are pressed together, as in p, b, m.</param>
    public byte[] Draw(double opening, double time, bool isPressed)
    {
        isPressed &= look.UpperLip is not null;
        int swayX = (int)Math.Round(look.Sway * Math.Sin(time * 2.1));
        int swayY = (int)Math.Round(look.Sway * 0.6 * Math.Sin((time * 1.3) + 1));
        bool isBlinking = time % 2.7 < 0.12;
        byte[] from = still[isBlinking ? 1 : 0];
        var picture = new byte[Width * Height * 3];
        for (int y = 0; y < Height; y++)
        {
            int sourceY = Math.Clamp(y - swayY, 0, Height - 1);
            for (int x = 0; x < Width; x++)
            {
                int sourceX = Math.Clamp(x - swayX, 0, Width - 1);
                int at = ((y * Width) + x) * 3;
                if ((opening > 0 || isPressed) && sourceX >= Moving.Left
                    && sourceX < Moving.Right && sourceY >= Moving.Top && sourceY < Moving.Bottom)
                {
                    Put(picture, at, Colour(look, sourceX, sourceY, opening, isBlinking, isPressed));
                }
                else
                {
                    from.AsSpan(((sourceY * Width) + sourceX) * 3, 3).CopyTo(picture.AsSpan(at));
                }
            }
        }

        return picture;
    }

    private static byte[] DrawStill(DrawnLook look, bool isBlinking)
    {
        var picture = new byte[Width * Height * 3];
        for (int i = 0; i < Width * Height; i++)
        {
            Put(picture, i * 3, Colour(look, i % Width, i / Width, 0, isBlinking, isPressed: false));
        }

        return picture;
    }

    private static void Put(byte[] picture, int at, (double R, double G, double B) colour)
        => (picture[at], picture[at + 1], picture[at + 2]) = (Byte(colour.R), Byte(colour.G), Byte(colour.B));

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static (double, double, double) Mix((double R, double G, double B) under, (double R, double G, double B) over, double share)
    {
        share = Math.Clamp(share, 0, 1);
        return (under.R + ((over.R - under.R) * share), under.G + ((over.G - under.G) * share), under.B + ((over.B - under.B) * share));
    }

    private static (double, double, double) Colour(DrawnLook look, double x, double y, double opening, bool isBlinking, bool isPressed)
    {
        (double R, double G, double B) colour = (80 + (x * 0.1), 120, 150);
        double below = opening * 0.85;
        double jaw = y > MouthY ? below * Math.Clamp((y - MouthY) / 60, 0, 1) : 0;
        double face = 1 - Math.Sqrt(Math.Pow((x - 240) / 130, 2) + Math.Pow((y - jaw - 180) / 150, 2));
        colour = Mix(colour, look.Skin, face * 100);
        foreach (double eye in new[] { 190.0, 290.0 })
        {
            double distance = 1 - Math.Sqrt(Math.Pow((x - eye) / 20, 2) + Math.Pow((y - 140) / (isBlinking ? 2 : 11), 2));
            colour = Mix(colour, (250, 250, 250), distance * 12);
            colour = Mix(colour, (40, 30, 30), (8 - Math.Sqrt(Math.Pow(x - eye, 2) + Math.Pow(y - 140, 2))) * (isBlinking ? 0 : 1));
        }

        foreach (double nostril in new[] { 228.0, 252.0 })
        {
            colour = Mix(colour, (90, 50, 45), 4 - Math.Sqrt(Math.Pow(x - nostril, 2) + Math.Pow(y - 205, 2)));
        }

        colour = Mix(colour, (150, 110, 95), 2 - Math.Abs(x - 240 - ((y - 160) * 0.25)) - Math.Max(0, Math.Abs(y - 175) - 22));
        if (look.HasBeard)
        {
            double around = 1 - Math.Sqrt(Math.Pow((x - 240) / 75, 2) + Math.Pow((y - jaw - 250) / 55, 2));
            colour = Mix(colour, (52, 36, 28), around * 40);
        }

        colour = Mouth(look, colour, x, y, opening, below, isPressed);
        if (look.Grain > 0)
        {
            int hash = unchecked(((int)Math.Floor(x) * 73856093) ^ ((int)Math.Floor(y) * 19349663));
            double grain = ((((hash >> 4) & 15) - 7.5) * 0.9) + ((x - 240) * -0.18) + ((y - 180) * -0.06);
            colour = (colour.R + (grain * look.Grain), colour.G + (grain * look.Grain), colour.B + (grain * look.Grain));
        }

        return colour;
    }

    private static (double, double, double) Mouth(
        DrawnLook look,
        (double R, double G, double B) colour,
        double x,
        double y,
        double opening,
        double below,
        bool isPressed)
    {
        double across = (x - MouthX) / HalfWidth;
        double lipAcross = (x - MouthX) / (HalfWidth + 5);
        if (Math.Abs(lipAcross) >= 1)
        {
            return colour;
        }

        double arc = Math.Sqrt(Math.Max(0, 1 - (across * across)));
        double lipArc = Math.Sqrt(1 - (lipAcross * lipAcross));
        double top = MouthY - (opening * 0.15 * arc);
        double bottom = MouthY + (below * arc);
        double lip = Math.Min(y - (top - ((isPressed ? 0.3 : 1) * Lip * lipArc)), bottom + (Lip * 1.3 * lipArc) - y);
        colour = Mix(colour, y < top ? look.UpperLip ?? look.Lips : look.Lips, lip + 0.5);
        // The line between closed lips.
        double seam = 1.2 - Math.Abs(y - MouthY);
        colour = opening < 0.5 ? Mix(colour, look.Inside, (seam + 0.5) * 0.7) : colour;
        double inside = Math.Min(y - top, bottom - y);
        if (opening < 0.5 || Math.Abs(across) >= 1)
        {
            return colour;
        }

        (double, double, double) content = look.Inside;
        content = Mix(content, (235, 228, 215), Math.Min(top + (0.28 * opening) - y, opening > 8 ? 1 : 0) + 0.5);
        content = Mix(content, (175, 75, 80), y - (bottom - (0.2 * opening)) + 0.5);
        return Mix(colour, content, inside + 0.5);
    }
}
