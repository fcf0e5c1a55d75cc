namespace AvatarKit;

/// <summary>Motion that never repeats and never stops short: a uniform cubic B-spline through random places, smooth to its acceleration.</summary>
/// <remarks>Between places a spline rests nowhere, as an eased step from one to the next would: a head that drifts by it has no beat.</remarks>
internal static class SmoothNoise
{
    /// <summary>A value between −1 and 1, of a standard deviation of 0.4, that only depends on its arguments.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">Which motion; another one has nothing in common with it.</param>
    /// <param name="time">The time in seconds.</param>
    /// <param name="spacing">Seconds between places: half a swing, about.</param>
    public static float At(int seed, int stream, double time, double spacing)
    {
        double at = time / spacing;
        long place = (long)Math.Floor(at);
        float f = (float)(at - place);
        float g = 1 - f;
        float square = f * f;
        float cube = square * f;
        return ((g * g * g * Place(seed, stream, place - 1))
            + (((3 * cube) - (6 * square) + 4) * Place(seed, stream, place))
            + (((-3 * cube) + (3 * square) + (3 * f) + 1) * Place(seed, stream, place + 1))
            + (cube * Place(seed, stream, place + 2))) / 6;
    }

    private static float Place(int seed, int stream, long place) => (2 * Curves.Random(seed, stream, place)) - 1;
}
