using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What a face does besides speaking: blinks, glances and the small motion of a head. A function of the turn's time, so it goes on across segments.</summary>
internal readonly struct LifeAnimator(int seed)
{
    /// <summary>A blink comes every 2.3 to 5.1 seconds: people in conversation blink 17 to 26 times a minute (Bentivoglio et al., 1997).</summary>
    private const double BlinkSlot = 3.7;
    private const double BlinkJitter = 1.4;
    private const double GlanceSlot = 1.7;

    private readonly int seed = seed;

    public void Sample(double time, Span<float> pose)
    {
        float blink = Blink(time);
        pose[(int)EyeBlinkLeft] = blink;
        pose[(int)EyeBlinkRight] = blink;
        (float x, float y) = Glance(time);
        pose[(int)EyeLookOutLeft] = Math.Max(0, x);
        pose[(int)EyeLookInRight] = Math.Max(0, x);
        pose[(int)EyeLookInLeft] = Math.Max(0, -x);
        pose[(int)EyeLookOutRight] = Math.Max(0, -x);
        pose[(int)EyeLookDownLeft] = Math.Max(0, y);
        pose[(int)EyeLookDownRight] = Math.Max(0, y);
        pose[(int)EyeLookUpLeft] = Math.Max(0, -y);
        pose[(int)EyeLookUpRight] = Math.Max(0, -y);
        pose[(int)HeadYaw] = (3.2f * Curves.Wander(seed, 1, time * 0.45)) + (1.1f * Curves.Wander(seed, 2, time * 1.1));
        pose[(int)HeadPitch] = (1.6f * Curves.Wander(seed, 3, time * 0.5)) + (0.7f * Curves.Wander(seed, 4, time * 1.3));
        pose[(int)HeadRoll] = (1.7f * Curves.Wander(seed, 5, time * 0.35)) + (0.5f * Curves.Wander(seed, 6, time * 0.9));
    }

    private float Blink(double time)
    {
        long slot = (long)Math.Floor(time / BlinkSlot);
        float most = 0;
        for (long i = slot - 1; i <= slot + 1; i++)
        {
            double at = (i * BlinkSlot) + (BlinkSlot / 2) + (BlinkJitter * (Curves.Random(seed, 7, i) - 0.5));
            most = Math.Max(most, BlinkShape(time - at));
            if (Curves.Random(seed, 8, i) < 0.15f)
            {
                most = Math.Max(most, BlinkShape(time - at - 0.28));
            }
        }

        return most;
    }

    /// <summary>A lid falls faster than it rises.</summary>
    private static float BlinkShape(double time) => Math.Min(Curves.Smooth(0, 0.07, time), 1 - Curves.Smooth(0.1, 0.25, time));

    private (float X, float Y) Glance(double time)
    {
        double at = time / GlanceSlot;
        long slot = (long)Math.Floor(at);
        float moved = Curves.Smooth(0, 0.035, at - slot);
        (float x0, float y0) = GlanceTarget(slot - 1);
        (float x1, float y1) = GlanceTarget(slot);
        return (x0 + ((x1 - x0) * moved), y0 + ((y1 - y0) * moved));
    }

    /// <summary>Mostly at the person, sometimes a little aside.</summary>
    private (float X, float Y) GlanceTarget(long slot)
    {
        float reach = Curves.Random(seed, 9, slot) < 0.3f ? 0.4f : 0.09f;
        return (reach * ((2 * Curves.Random(seed, 10, slot)) - 1), 0.5f * reach * ((2 * Curves.Random(seed, 11, slot)) - 1));
    }
}
