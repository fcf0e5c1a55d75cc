namespace AvatarKit;

/// <summary>Lids: they fall by rate, and where a phrase ends.</summary>
internal static class BlinkMotion
{
    /// <summary>How long a blink takes, in seconds.</summary>
    public const double Seconds = 0.27;

    /// <summary>A blink comes every 2.1 to 5.3 seconds: people in conversation blink 17 to 26 times a minute (Bentivoglio et al., 1997).</summary>
    private const double Slot = 3.7;
    private const double Jitter = 1.6;

    /// <summary>One eye is a little later than the other, in seconds.</summary>
    private const double Lag = 0.009;

    /// <summary>How far the lids have fallen by rate.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="concentration">From 0 to 1: who thinks hard blinks less.</param>
    public static (float Left, float Right) At(int seed, double time, float concentration)
    {
        long slot = (long)Math.Floor(time / Slot);
        (float left, float right) = (0, 0);
        for (long i = slot - 1; i <= slot + 1; i++)
        {
            double at = (i * Slot) + (Slot / 2) + (Jitter * ((2 * Curves.Random(seed, 7, i)) - 1) / 2);
            float strength = Curves.Random(seed, 12, i) < 0.5f ? 1 - concentration : 1;
            Add(time - at, strength, ref left, ref right);
            if (Curves.Random(seed, 8, i) < 0.15f)
            {
                Add(time - at - 0.28, strength, ref left, ref right);
            }
        }

        return (left, right);
    }

    /// <summary>Adds a blink that began some seconds ago.</summary>
    public static void Add(double since, float strength, ref float left, ref float right)
    {
        left = Math.Max(left, strength * Shape(since));
        right = Math.Max(right, strength * Shape(since - Lag));
    }

    /// <summary>A lid falls faster than it rises.</summary>
    private static float Shape(double time) => Math.Min(Curves.Smooth(0, 0.07, time), 1 - Curves.Smooth(0.1, 0.25, time));
}
