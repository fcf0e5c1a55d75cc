using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What a face does besides speaking: blinks, glances, and a head that moves now and then and rests between.
/// A function of the turn's time, so it goes on across segments.</summary>
internal readonly struct LifeAnimator(int seed)
{
    /// <summary>A blink comes every 2.1 to 5.3 seconds: people in conversation blink 17 to 26 times a minute (Bentivoglio et al., 1997).</summary>
    private const double BlinkSlot = 3.7;
    private const double BlinkJitter = 1.6;
    private const double GlanceSlot = 1.7;

    /// <summary>The head finds a new place about this often, in seconds, and keeps quite still in between.</summary>
    private const double HeadSlot = 4.4;
    private const double HeadJitter = 2.4;
    private const float StillShare = 0.3f;

    /// <summary>How far eyes that look straight ahead can turn before their channel is at 1, in degrees:
    /// what keeps them on the viewer while the head turns.</summary>
    private const float EyeDegrees = 35;

    private readonly int seed = seed;

    /// <summary>Writes eyes and head.</summary>
    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="mood">What the mood asks of them.</param>
    /// <param name="aside">Where the words send the eyes, right and down, on top.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, ReadOnlySpan<float> mood, (float X, float Y) aside, Span<float> pose)
    {
        HeadTurn head = Head(time);
        pose[(int)HeadYaw] = head.Yaw;
        pose[(int)HeadPitch] = head.Pitch;
        pose[(int)HeadRoll] = head.Roll;
        float blink = Blink(time, mood[MoodPoses.Concentration]);
        pose[(int)EyeBlinkLeft] = blink;
        pose[(int)EyeBlinkRight] = blink;
        (float x, float y) = Glance(time);
        x += mood[MoodPoses.GazeX] + aside.X - (head.Yaw / EyeDegrees);
        y += mood[MoodPoses.GazeY] + aside.Y - (head.Pitch / EyeDegrees);
        pose[(int)EyeLookOutLeft] = Math.Max(0, x);
        pose[(int)EyeLookInRight] = Math.Max(0, x);
        pose[(int)EyeLookInLeft] = Math.Max(0, -x);
        pose[(int)EyeLookOutRight] = Math.Max(0, -x);
        pose[(int)EyeLookDownLeft] = Math.Max(0, y);
        pose[(int)EyeLookDownRight] = Math.Max(0, y);
        pose[(int)EyeLookUpLeft] = Math.Max(0, -y);
        pose[(int)EyeLookUpRight] = Math.Max(0, -y);
    }

    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="concentration">From 0 to 1: who thinks hard blinks less.</param>
    private float Blink(double time, float concentration)
    {
        long slot = (long)Math.Floor(time / BlinkSlot);
        float most = 0;
        for (long i = slot - 1; i <= slot + 1; i++)
        {
            double at = (i * BlinkSlot) + (BlinkSlot / 2) + (BlinkJitter * ((2 * Curves.Random(seed, 7, i)) - 1) / 2);
            float strength = Curves.Random(seed, 12, i) < 0.5f ? 1 - concentration : 1;
            most = Math.Max(most, strength * BlinkShape(time - at));
            if (Curves.Random(seed, 8, i) < 0.15f)
            {
                most = Math.Max(most, strength * BlinkShape(time - at - 0.28));
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

    /// <summary>Mostly at the viewer, sometimes a little aside, never twice in a row.</summary>
    private (float X, float Y) GlanceTarget(long slot)
    {
        bool isAside = Curves.Random(seed, 9, slot) < 0.3f && Curves.Random(seed, 9, slot - 1) >= 0.3f;
        float reach = isAside ? 0.4f : 0;
        return (reach * ((2 * Curves.Random(seed, 10, slot)) - 1), 0.5f * reach * ((2 * Curves.Random(seed, 11, slot)) - 1));
    }

    private HeadTurn Head(double time)
    {
        long slot = (long)Math.Floor(time / HeadSlot);
        HeadTurn from = HeadTarget(slot - 1);
        HeadTurn to = HeadTarget(slot);
        double start = (slot * HeadSlot) + (HeadJitter * Curves.Random(seed, 1, slot));
        float far = Math.Max(Math.Abs(to.Yaw - from.Yaw), Math.Max(Math.Abs(to.Pitch - from.Pitch), Math.Abs(to.Roll - from.Roll)));
        float moved = Curves.Move(start, start + 0.4 + (0.06 * far), time);
        return new HeadTurn(
            from.Yaw + ((to.Yaw - from.Yaw) * moved),
            from.Pitch + ((to.Pitch - from.Pitch) * moved),
            from.Roll + ((to.Roll - from.Roll) * moved));
    }

    private HeadTurn HeadTarget(long slot)
    {
        for (int back = 0; back < 4 && Curves.Random(seed, 2, slot) < StillShare; back++)
        {
            slot--;
        }

        return new HeadTurn(4.2f * Curves.Spread(seed, 3, slot), 1.9f * Curves.Spread(seed, 4, slot), 2.4f * Curves.Spread(seed, 5, slot));
    }

    /// <summary>How a head is turned, in degrees.</summary>
    private readonly record struct HeadTurn(float Yaw, float Pitch, float Roll);
}
