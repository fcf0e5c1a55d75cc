using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A face in motion: one pose of 52 ARKit weights and three head angles per frame. Immutable and thread-safe.</summary>
/// <remarks>
/// On the wire: <c>{"fps":60,"frames":N,"channels":["jawOpen",…],"data":"base64"}</c>, with only the channels that move, frame
/// after frame, one byte each. A blend shape's byte is its weight times 255; a head angle's is its degrees times 127/15, plus 128.
/// </remarks>
[JsonConverter(typeof(FaceTrackJsonConverter))]
public sealed class FaceTrack
{
    /// <summary>Channels per frame: 52 blend shapes and three head angles.</summary>
    public const int ChannelCount = (int)FaceChannel.HeadRoll + 1;

    /// <summary>The largest head angle either way, in degrees.</summary>
    public const float MaxHeadDegrees = 15;

    private readonly float[] values;

    /// <summary>Creates a track.</summary>
    /// <param name="frameRate">Frames per second.</param>
    /// <param name="values">Frame after frame, <see cref="ChannelCount"/> values each, in the order of <see cref="FaceChannel"/>.
    /// The track takes ownership.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of <see cref="ChannelCount"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameRate"/> is not positive.</exception>
    public FaceTrack(int frameRate, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameRate);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length % ChannelCount != 0)
        {
            throw new ArgumentException(
                $"A face track holds {ChannelCount} values per frame; {values.Length} values are not whole frames.", nameof(values));
        }

        FrameRate = frameRate;
        this.values = values;
    }

    /// <summary>Frames per second.</summary>
    public int FrameRate { get; }

    /// <summary>Number of frames. Frame n is the pose at n / <see cref="FrameRate"/> seconds of the segment's audio.</summary>
    public int FrameCount => values.Length / ChannelCount;

    /// <summary>The pose of a frame, in the order of <see cref="FaceChannel"/>.</summary>
    /// <param name="frame">Frame number from 0.</param>
    /// <returns><see cref="ChannelCount"/> values.</returns>
    public ReadOnlySpan<float> this[int frame] => values.AsSpan(frame * ChannelCount, ChannelCount);

    /// <summary>One channel of one frame.</summary>
    /// <param name="frame">Frame number from 0.</param>
    /// <param name="channel">The channel.</param>
    /// <returns>A weight from 0 to 1, or an angle in degrees.</returns>
    public float this[int frame, FaceChannel channel] => values[(frame * ChannelCount) + (int)channel];

    /// <summary>Eases a face to rest from any pose, as when speech is cut off: the mouth within 100 ms, brows, lids and gaze within 350 ms,
    /// the head within 600 ms.</summary>
    /// <param name="pose">The pose that was shown last, in the order of <see cref="FaceChannel"/>. Values that are not finite count as 0.</param>
    /// <param name="frameRate">Frames per second.</param>
    /// <returns>A track whose first frame is <paramref name="pose"/>, at the moment of the cut, and whose last is a face at rest.
    /// <see cref="FaceTrackRenderer.RenderIdle"/> does the same into an idle face.</returns>
    /// <exception cref="ArgumentException"><paramref name="pose"/> is not <see cref="ChannelCount"/> values long.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="frameRate"/> is not positive.</exception>
    public static FaceTrack CreateRelease(ReadOnlySpan<float> pose, int frameRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameRate);
        CheckPose(pose, nameof(pose));
        var values = new float[checked(((int)Math.Ceiling(PoseRelease.HeadSeconds * frameRate) + 1) * ChannelCount)];
        for (int at = 0, frame = 0; at < values.Length; at += ChannelCount, frame++)
        {
            PoseRelease.Blend(pose, frame / (double)frameRate, values.AsSpan(at, ChannelCount));
        }

        return new FaceTrack(frameRate, values);
    }

    /// <summary>The channels that are not at rest throughout, which are all that a wire needs.</summary>
    /// <returns>The channels, in order.</returns>
    public IReadOnlyList<FaceChannel> FindMovingChannels()
    {
        List<FaceChannel> moving = [];
        for (int channel = 0; channel < ChannelCount; channel++)
        {
            byte rest = Quantize(channel, 0);
            for (int at = channel; at < values.Length; at += ChannelCount)
            {
                if (Quantize(channel, values[at]) != rest)
                {
                    moving.Add((FaceChannel)channel);
                    break;
                }
            }
        }

        return moving;
    }

    /// <summary>One channel's value in every frame, each as the one byte it is on the wire.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is not <see cref="FrameCount"/> bytes long.</exception>
    public void WriteChannel(FaceChannel channel, Span<byte> destination)
    {
        if (destination.Length != FrameCount)
        {
            throw new ArgumentException($"The track has {FrameCount} frames, not {destination.Length}.", nameof(destination));
        }

        for (int frame = 0; frame < destination.Length; frame++)
        {
            destination[frame] = Quantize((int)channel, values[(frame * ChannelCount) + (int)channel]);
        }
    }

    internal static bool IsAngle(int channel) => channel >= (int)FaceChannel.HeadYaw;

    private static byte Quantize(int channel, float value) => IsAngle(channel)
        ? (byte)(Math.Round(Math.Clamp(value / MaxHeadDegrees, -1, 1) * 127) + 128)
        : (byte)Math.Round(Math.Clamp(value, 0, 1) * 255);

    internal static void CheckPose(ReadOnlySpan<float> pose, string name)
    {
        if (pose.Length != ChannelCount)
        {
            throw new ArgumentException($"A pose holds {ChannelCount} values, not {pose.Length}.", name);
        }
    }
}
