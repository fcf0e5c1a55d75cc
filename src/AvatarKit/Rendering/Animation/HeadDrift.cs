namespace AvatarKit;

/// <summary>A head that is never still: slow changes of posture, a sway over them, and while it speaks the quicker motion of speech.
/// A function of the turn's time.</summary>
/// <remarks>People who talk turn and nod their heads all the time, by some degrees, at 0.3 to 2 Hz (Hadar et al., 1983); who listens
/// keeps calmer.</remarks>
/// <param name="Yaw">To the figure's left, in degrees.</param>
/// <param name="Pitch">Downward, in degrees.</param>
/// <param name="Roll">To the left shoulder, in degrees.</param>
internal readonly record struct HeadDrift(float Yaw, float Pitch, float Roll)
{
    private const int YawStream = 60;
    private const int PitchStream = 63;
    private const int RollStream = 66;

    /// <summary>Where the head is.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="time">Seconds since the turn's first audio.</param>
    /// <param name="energy">0 while it does not speak, 1 while it does.</param>
    public static HeadDrift At(int seed, double time, float energy)
    {
        HeadDrift posture = Posture(seed, time);
        return new HeadDrift(
            posture.Yaw + ((1.2f + (2.7f * energy)) * SmoothNoise.At(seed, YawStream + 1, time, 0.85))
                + Quick(seed, YawStream + 2, time, 0.43, 1.5f * energy),
            posture.Pitch + ((0.9f + (2.4f * energy)) * SmoothNoise.At(seed, PitchStream + 1, time, 0.77))
                + Quick(seed, PitchStream + 2, time, 0.37, 1.5f * energy),
            posture.Roll + ((0.6f + energy) * SmoothNoise.At(seed, RollStream + 1, time, 0.9))
                + Quick(seed, RollStream + 2, time, 0.47, 0.6f * energy));
    }

    /// <summary>What of it the body follows.</summary>
    public static HeadDrift Posture(int seed, double time) => new(
        3.6f * SmoothNoise.At(seed, YawStream, time, 2.6),
        2.2f * SmoothNoise.At(seed, PitchStream, time, 2.3),
        2.3f * SmoothNoise.At(seed, RollStream, time, 3.1));

    private static float Quick(int seed, int stream, double time, double spacing, float reach)
        => reach == 0 ? 0 : reach * SmoothNoise.At(seed, stream, time, spacing);
}
