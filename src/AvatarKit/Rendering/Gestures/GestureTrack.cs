using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>The gestures of a turn, over its sentences. Times are seconds since the turn's first audio. Not thread-safe.</summary>
internal sealed class GestureTrack(int seed)
{
    /// <summary>Eyes that look straight ahead stay on the viewer while the head turns: see <see cref="LifeAnimator"/>.</summary>
    private const float EyeDegrees = 35;

    /// <summary>No two gestures are quite as large: by this much either way.</summary>
    private const float Variety = 0.1f;

    private const int SideStream = 80;
    private const int SizeStream = 81;

    private readonly List<Begun> begun = [];
    private int count;

    /// <summary>Begins gestures. One that is still being made is not begun again.</summary>
    /// <param name="cues">The gestures.</param>
    /// <param name="start">When their piece starts.</param>
    /// <param name="rate">Samples a second of the piece.</param>
    public void Add(IReadOnlyList<GestureCue> cues, double start, double rate)
    {
        foreach (GestureCue cue in cues)
        {
            double at = start + (Math.Max(0, cue.Start) / rate);
            double length = GestureShapes.LengthOf(cue.Gesture);
            int index = count++;
            if (length == 0 || begun.Exists(before => before.Gesture == cue.Gesture && at < before.Start + length))
            {
                continue;
            }

            begun.Add(new Begun(
                cue.Gesture,
                at,
                Curves.Random(seed, SideStream, index) < 0.5f ? -1 : 1,
                1 + (Variety * ((2 * Curves.Random(seed, SizeStream, index)) - 1))));
        }
    }

    /// <summary>Forgets what was over by a time.</summary>
    public void ForgetBefore(double time) => begun.RemoveAll(gesture => gesture.Start + GestureShapes.LengthOf(gesture.Gesture) < time);

    /// <summary>Adds to a pose what gestures do at a time.</summary>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    /// <param name="time">The time.</param>
    /// <param name="strength">How much of it, 0 to 1.</param>
    public void AddTo(Span<float> pose, double time, float strength)
    {
        if (begun.Count == 0)
        {
            return;
        }

        float yaw = pose[(int)HeadYaw];
        float pitch = pose[(int)HeadPitch];
        foreach (Begun gesture in begun)
        {
            foreach (GesturePart part in GestureShapes.Of(gesture.Gesture))
            {
                if (!part.IsBody)
                {
                    pose[part.Channel] += strength * gesture.Of(part, time);
                }
            }
        }

        KeepEyes(pose, pose[(int)HeadYaw] - yaw, pose[(int)HeadPitch] - pitch);
    }

    /// <summary>A body with what gestures do to shoulders and hands at a time.</summary>
    /// <param name="body">Shoulders and breath.</param>
    /// <param name="time">The time.</param>
    /// <param name="strength">How much of it, 0 to 1.</param>
    public BodyPose AddTo(in BodyPose body, double time, float strength)
    {
        Span<float> parts = stackalloc float[GesturePart.BodyCount];
        parts.Clear();
        foreach (Begun gesture in begun)
        {
            foreach (GesturePart part in GestureShapes.Of(gesture.Gesture))
            {
                if (part.IsBody)
                {
                    parts[part.Channel - GesturePart.Shoulders] += strength * gesture.Of(part, time);
                }
            }
        }

        return Add(body, parts);
    }

    /// <summary>A body with shoulders and hands moved by so much, in the order of <see cref="GesturePart.Shoulders"/>.</summary>
    internal static BodyPose Add(in BodyPose body, ReadOnlySpan<float> parts)
    {
        HandPose hands = body.Hands;
        return body with
        {
            Shrug = Math.Clamp(body.Shrug + parts[0], 0, 1),
            Hands = new HandPose(
                Math.Clamp(hands.Wave + parts[1], 0, 1),
                Math.Clamp(hands.Swing + parts[2], -1, 1),
                Math.Clamp(hands.Palm + parts[3], 0, 1),
                Math.Clamp(hands.Count + parts[4], 0, 1),
                Math.Clamp(hands.Fingers + parts[5], 0, 5)),
        };
    }

    /// <summary>The eyes stay where they looked while a gesture turns the head.</summary>
    internal static void KeepEyes(Span<float> pose, float yaw, float pitch)
    {
        Turn(pose, EyeLookOutLeft, EyeLookInLeft, -yaw / EyeDegrees);
        Turn(pose, EyeLookInRight, EyeLookOutRight, -yaw / EyeDegrees);
        Turn(pose, EyeLookDownLeft, EyeLookUpLeft, -pitch / EyeDegrees);
        Turn(pose, EyeLookDownRight, EyeLookUpRight, -pitch / EyeDegrees);
    }

    private static void Turn(Span<float> pose, FaceChannel one, FaceChannel other, float by)
    {
        float value = pose[(int)one] - pose[(int)other] + by;
        pose[(int)one] = Math.Max(0, value);
        pose[(int)other] = Math.Max(0, -value);
    }

    private readonly record struct Begun(Gesture Gesture, double Start, int Side, float Size)
    {
        public float Of(GesturePart part, double time)
            => time <= Start ? 0 : (part.IsSided ? Side : 1) * (part.Varies ? Size : 1) * part.At(time - Start);
    }
}
