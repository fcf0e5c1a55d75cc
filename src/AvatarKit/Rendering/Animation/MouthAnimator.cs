using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Mouth shapes with coarticulation: the smoothest motion that gives every sound what it demands, as strictly as it demands it.</summary>
/// <remarks>
/// <para>Lips that meet (p, b, m) are wholly shut from 12 ms after the beginning of their sound to 12 ms before its end, for at least 34 ms;
/// every frame in that time is shut, and where none falls into it the nearest one is, whatever the frame rate.
/// A lip at the teeth (f, v) has the same times.</para>
/// <para>Before the first sound the mouth begins to open 10 ms ahead, and parts at once;
/// 110 ms after the last, or at the end of the audio, it is at rest.</para>
/// <para>For one rendering: not thread-safe. Sampling allocates nothing.</para>
/// </remarks>
internal sealed class MouthAnimator
{
    private readonly MouthWindow window = new();

    public MouthAnimator(VisemeTrack track, Loudness loudness)
    {
        window.Begin(new MouthTimeline(MouthShape.Of(track), track.Length / (double)track.SampleRate), loudness);
    }

    /// <summary>Writes the mouth's channels of a pose.</summary>
    /// <param name="time">Seconds from the start of the track.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose) => window.Sample(time, pose);
}
