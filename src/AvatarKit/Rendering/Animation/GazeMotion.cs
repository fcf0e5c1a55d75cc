namespace AvatarKit;

/// <summary>Where the eyes look, besides what head, mood and words ask: at the viewer, from eye to eye and to the mouth, and aside now and then.
/// A function of the turn's time.</summary>
internal static class GazeMotion
{
    /// <summary>A glance holds about so long, in seconds, and its beginning is as irregular.</summary>
    private const double GlanceSlot = 1.7;
    private const double GlanceJitter = 0.8;

    /// <summary>Between glances the eyes go from one point of the viewer's face to the next.</summary>
    private const double FixationSlot = 0.62;
    private const double FixationJitter = 0.4;
    private const float FixationReach = 0.014f;

    /// <summary>A saccade takes 21 ms and 2.2 ms a degree (Bahill, Clark and Stark, 1975); eyes at 1 have turned some 35°.</summary>
    private const double SaccadeSeconds = 0.021;
    private const double SaccadeSecondsAWhole = 0.077;

    /// <summary>Where they look, right and down.</summary>
    public static (float X, float Y) At(int seed, double time)
    {
        (float glanceX, float glanceY) = Saccade(seed, time, GlanceSlot, GlanceJitter, 16, GlanceTarget);
        (float x, float y) = Saccade(seed, time, FixationSlot, FixationJitter, 17, FixationTarget);
        return (glanceX + x, glanceY + y);
    }

    private static (float X, float Y) Saccade(
        int seed, double time, double slot, double jitter, int stream, Func<int, long, (float X, float Y)> target)
    {
        long at = (long)Math.Floor(time / slot);
        double start = (at * slot) + (jitter * Curves.Random(seed, stream, at));
        (float fromX, float fromY) = target(seed, at - 1);
        (float toX, float toY) = target(seed, at);
        float far = float.Hypot(toX - fromX, toY - fromY);
        float moved = Curves.Move(start, start + SaccadeSeconds + (SaccadeSecondsAWhole * far), time);
        return (fromX + ((toX - fromX) * moved), fromY + ((toY - fromY) * moved));
    }

    /// <summary>Mostly at the viewer, sometimes a little aside, never twice in a row.</summary>
    private static (float X, float Y) GlanceTarget(int seed, long slot)
    {
        bool isAside = Curves.Random(seed, 9, slot) < 0.3f && Curves.Random(seed, 9, slot - 1) >= 0.3f;
        float reach = isAside ? 0.4f : 0;
        return (reach * ((2 * Curves.Random(seed, 10, slot)) - 1), 0.5f * reach * ((2 * Curves.Random(seed, 11, slot)) - 1));
    }

    private static (float X, float Y) FixationTarget(int seed, long slot)
        => (FixationReach * Curves.Spread(seed, 18, slot), FixationReach * Curves.Spread(seed, 22, slot));
}
