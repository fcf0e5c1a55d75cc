using System.IO.Compression;
using System.Text.Json;
using AvatarKit.AspNetCore;

namespace AvatarKit.Fuzz.Targets;

/// <summary>Face tracks as JSON, and what is sent of them to players.</summary>
internal sealed class FaceTrackTarget : JsonTarget
{
    private const int MostFramesToCode = 2000;

    public override string Name => "face-track";

    public override long FixedBytes => 512L * 1024 * 1024;

    public override bool Allows(Exception exception) => exception is JsonException;

    public override void Run(byte[] input, Random random)
    {
        // As updates have them: the serializer makes JsonExceptions of what a converter throws.
        FaceTrack? track = JsonSerializer.Deserialize<FaceTrack>(input, AvatarJson.Options);
        if (track is null || track.FrameCount is 0 or > MostFramesToCode)
        {
            return;
        }

        const float most = FaceTrack.MaxHeadDegrees * 1.01f;
        Check(!track[track.FrameCount - 1].ContainsAnyExceptInRange(-most, most), "poses are bounded");
        bool asMask = random.Next(2) == 0;
        (LiveFace face, byte[] frame) = FaceCoder.Encode(track, random.Next(), asMask);
        IReadOnlyList<FaceChannel> channels = track.FindMovingChannels();
        Check(face.Frames == track.FrameCount && (face.Channels is null) == asMask, "a face says how long it is, and names its channels in one way");
        Check(face.Channels is null || face.Channels.Count == channels.Count, "a face names the channels it has");
        using var packed = new MemoryStream(frame, LiveProtocol.MediaHeaderBytes, frame.Length - LiveProtocol.MediaHeaderBytes);
        using var inflate = new DeflateStream(packed, CompressionMode.Decompress);
        var value = new byte[track.FrameCount];
        var sent = new byte[track.FrameCount];
        foreach (FaceChannel channel in channels)
        {
            track.WriteChannel(channel, value);
            inflate.ReadExactly(sent);
            for (int i = 1; i < sent.Length; i++)
            {
                sent[i] = unchecked((byte)(sent[i] + sent[i - 1]));
            }

            Check(sent.AsSpan().SequenceEqual(value), "a player gets the channel that was sent");
        }

        Check(inflate.ReadByte() < 0, "a player gets no more than was sent");
    }
}
