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
                if (part.Channel != GesturePart.Shoulders)
                {
                    pose[part.Channel] += strength * gesture.Of(part, time);
                }
            }
        }

        KeepEyes(pose, pose[(int)HeadYaw] - yaw, pose[(int)HeadPitch] - pitch);
    }

    /// <summary>How far the shoulders are raised at a time, 0 to 1.</summary>
    public float Shrug(double time)
    {
        float raised = 0;
        foreach (Begun gesture in begun)
        {
            foreach (GesturePart part in GestureShapes.Of(gesture.Gesture))
            {
                raised += part.Channel == GesturePart.Shoulders ? gesture.Of(part, time) : 0;
            }
        }

        return Math.Clamp(raised, 0, 1);
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
            => time <= Start ? 0 : (part.IsSided ? Side : 1) * Size * part.At(time - Start);
    }
}
