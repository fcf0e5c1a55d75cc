namespace AvatarKit;

/// <summary>Shoulders and breath. Functions of the turn's time; what a sentence asks of the breath is <see cref="SpeechBreath"/>.</summary>
internal static class BodyMotion
{
    /// <summary>A calm adult breathes 12 to 16 times a minute.</summary>
    private const double BreathSeconds = 4.2;

    /// <summary>Shares of a breath in which the lungs fill and in which they empty; then they rest.</summary>
    private const double Filling = 0.4;
    private const double Emptying = 0.5;

    /// <summary>The body comes so long after the head, in seconds.</summary>
    private const double Delay = 0.28;

    private const int BreathStream = 70;
    private const int SwayStream = 72;

    /// <summary>The body at a time.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="breath">How far the lungs are filled.</param>
    public static BodyPose At(int seed, double time, float breath)
    {
        HeadDrift head = HeadDrift.Posture(seed, time - Delay);
        return new BodyPose(
            Math.Clamp(breath, -1, 1),
            Math.Clamp((0.12f * head.Yaw) + (0.2f * head.Roll) + (1.4f * SmoothNoise.At(seed, SwayStream, time, 1.9)), -1, 1),
            Math.Clamp((0.2f * head.Pitch) + (1.3f * SmoothNoise.At(seed, SwayStream + 1, time, 2.7)), -1, 1));
    }

    /// <summary>The breath of someone who does not speak: no two are as long or as deep as each other.</summary>
    public static float IdleBreath(int seed, double time)
    {
        double at = (time / BreathSeconds) + Curves.Random(seed, BreathStream, 0) + (0.3 * SmoothNoise.At(seed, BreathStream, time, 3.1));
        double part = at - Math.Floor(at);
        float filled = part < Filling ? Curves.Smooth(0, Filling, part) : 1 - Curves.Smooth(Filling, Filling + Emptying, part);
        return (0.8f + (0.4f * SmoothNoise.At(seed, BreathStream + 1, time, 3.7))) * ((2 * filled) - 1);
    }
}
