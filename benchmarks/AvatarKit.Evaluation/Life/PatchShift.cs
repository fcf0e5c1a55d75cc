namespace AvatarKit.Evaluation;

/// <summary>How far a patch has moved from one grey picture to the next, to a small part of a pixel: the shift of least squares
/// (Lucas and Kanade, 1981), found in turns,
/// with less weight where the pictures differ besides.</summary>
internal static class PatchShift
{
    private const int Turns = 20;

    /// <summary>Levels from which on a pixel counts for less: what changes by itself, such as a lid that falls, does not
    /// move it.</summary>
    private const double Own = 12;

    /// <summary>Turns that shift less change nothing that is asked for.</summary>
    private const double Enough = 0.001;

    /// <summary>The shift of what is in a patch of the first picture.</summary>
    /// <param name="one">The first picture.</param>
    /// <param name="other">The second.</param>
    /// <param name="width">Width of both.</param>
    /// <param name="height">Height of both.</param>
    /// <param name="margin">Pixels round the patch, on all sides.</param>
    public static (double X, double Y) Find(byte[] one, byte[] other, int width, int height, int margin)
    {
        double x = 0;
        double y = 0;
        if (one.AsSpan().SequenceEqual(other))
        {
            return (0, 0);
        }

        for (int turn = 0; turn < Turns; turn++)
        {
            (double stepX, double stepY) = Step(one, other, width, height, margin, x, y);
            x = Math.Clamp(x + stepX, -margin + 2, margin - 2);
            y = Math.Clamp(y + stepY, -margin + 2, margin - 2);
            if (double.Hypot(stepX, stepY) < Enough)
            {
                break;
            }
        }

        return (x, y);
    }

    private static (double X, double Y) Step(byte[] one, byte[] other, int width, int height, int margin, double shiftX, double shiftY)
    {
        double a = 1e-6;
        double b = 0;
        double c = 1e-6;
        double d = 0;
        double e = 0;
        int wholeX = (int)Math.Floor(shiftX);
        int wholeY = (int)Math.Floor(shiftY);
        double partX = shiftX - wholeX;
        double partY = shiftY - wholeY;
        for (int row = margin; row < height - margin; row++)
        {
            for (int column = margin; column < width - margin; column++)
            {
                int p = (row * width) + column;
                double across = (one[p + 1] - one[p - 1]) / 2.0;
                double down = (one[p + width] - one[p - width]) / 2.0;
                int q = ((row + wholeY) * width) + column + wholeX;
                double upper = other[q] + ((other[q + 1] - other[q]) * partX);
                double lower = other[q + width] + ((other[q + width + 1] - other[q + width]) * partX);
                double over = one[p] - (upper + ((lower - upper) * partY));
                double weight = 1 / (1 + (over * over / (Own * Own)));
                a += weight * across * across;
                b += weight * across * down;
                c += weight * down * down;
                d += weight * across * over;
                e += weight * down * over;
            }
        }

        double determinant = (a * c) - (b * b);
        return (((c * d) - (b * e)) / determinant, ((a * e) - (b * d)) / determinant);
    }
}
