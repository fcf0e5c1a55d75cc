namespace AvatarKit;

/// <summary>The face of a piece of speech at any moment: speech, gestures, mood and idle life. See <see cref="FaceAnimator.Begin"/>.</summary>
/// <remarks>
/// To be used until the turn's next piece begins. Not thread-safe. Sampling allocates nothing.
/// After the end of a piece that is not known to end its sentence, the face lets go of what it was doing: the mouth is at rest within 130 ms.
/// </remarks>
public sealed class FaceMotion
{
    /// <summary>So long after its end, in seconds, a piece is taken to go on: the last picture of it may be shown a little later.</summary>
    private const double GraceSeconds = 0.03;

    private readonly SentenceFace sentence;
    private readonly double start;
    private readonly double length;
    private readonly float[]? left;
    private bool hasLeft;

    internal FaceMotion(SentenceFace sentence, double start, double length, bool endsSentence)
    {
        this.sentence = sentence;
        this.start = start;
        this.length = length;
        left = endsSentence ? null : new float[FaceTrack.ChannelCount];
    }

    /// <summary>The pose at a moment.</summary>
    /// <param name="time">Seconds from the start of the piece's audio.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="pose"/> is too short.</exception>
    public void Sample(double time, Span<float> pose) => Sample(time, start + time, pose);

    /// <summary>The pose of a frame: the one at its moment, but never between the lips' closing and opening without showing them shut.</summary>
    /// <param name="time">The frame's moment, in seconds from the start of the piece's audio.</param>
    /// <param name="frameRate">Frames per second, on a grid that <paramref name="time"/> is on.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="pose"/> is too short.</exception>
    public void SampleFrame(double time, int frameRate, Span<float> pose) => Sample(time, sentence.TimeOfFrame(start + time, frameRate), pose);

    /// <summary>Shoulders and breath at a moment: the lungs fill before a sentence and empty while it is said.</summary>
    /// <param name="time">Seconds from the start of the piece's audio.</param>
    /// <returns>The body.</returns>
    public BodyPose SampleBody(double time) => sentence.SampleBody(start + time);

    private void Sample(double time, double mouthTime, Span<float> pose)
    {
        if (pose.Length < FaceTrack.ChannelCount)
        {
            throw new ArgumentException($"A pose takes {FaceTrack.ChannelCount} values, not {pose.Length}.", nameof(pose));
        }

        if (left is null || time <= length + GraceSeconds)
        {
            sentence.Sample(start + time, mouthTime, pose);
            return;
        }

        double end = length + GraceSeconds;
        if (!hasLeft)
        {
            sentence.Sample(start + end, start + end, left);
            hasLeft = true;
        }

        sentence.SampleRelease(left, start + time, time - end, pose);
    }
}
