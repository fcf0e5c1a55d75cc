using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Mouth shapes with coarticulation: the smoothest motion that gives every sound what it demands, as strictly as it demands it.</summary>
/// <remarks>
/// <para>Lips that meet (p, b, m) are wholly shut from 12 ms after the beginning of their sound to 12 ms before its end, for at least 34 ms; every frame
/// in that time is shut, and where none falls into it the nearest one is, whatever the frame rate. A lip at the teeth (f, v) has the same times.</para>
/// <para>Before the first sound the mouth begins to open 10 ms ahead, and parts at once; 110 ms after the last, or at the end of the audio, it is at rest.</para>
/// <para>For one rendering: not thread-safe. Sampling allocates nothing.</para>
/// </remarks>
internal sealed class MouthAnimator
{
    private readonly MouthTimeline timeline;
    private readonly MouthWindow window;

    public MouthAnimator(VisemeTrack track, Loudness loudness)
    {
        timeline = new MouthTimeline(track);
        window = new MouthWindow(timeline, loudness);
    }

    /// <summary>The time whose mouth a frame shows: its own, or the middle of a closure that would fall between two frames.</summary>
    public double TimeOfFrame(double time, int frameRate) => timeline.TimeOfFrame(time, frameRate);

    /// <summary>Writes the mouth's channels of a pose.</summary>
    /// <param name="time">Seconds from the start of the track.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose)
    {
        Span<float> values = stackalloc float[VisemePoses.Curves];
        window.Read(time, values);
        for (int c = 0; c < VisemePoses.Curves; c++)
        {
            // A solved rest is off by a rounding error.
            float value = values[c] < 1e-4f ? 0 : Math.Min(1, values[c]);
            FaceChannel channel = VisemePoses.CurveChannels[c];
            pose[(int)channel] = value;
            if (VisemePoses.IsPaired(channel))
            {
                pose[(int)channel + 1] = value;
            }
        }

        float seal = pose[(int)MouthClose];
        pose[(int)MouthClose] = (seal > 0.999f ? 1 : seal) * pose[(int)JawOpen];
    }
}
