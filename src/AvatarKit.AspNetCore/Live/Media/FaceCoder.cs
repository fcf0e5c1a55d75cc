using System.IO.Compression;
using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>Codes a face track for the wire: each moving channel as differences from frame to frame, all of them deflated.</summary>
internal static class FaceCoder
{
    private static readonly string[] Names = [.. Enum.GetNames<FaceChannel>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The track's description and its frame.</summary>
    /// <param name="track">The track.</param>
    /// <param name="number">The number of its message.</param>
    /// <param name="asMask">Whether its channels are named by a mask: their names are longer than what they say.</param>
    public static (LiveFace Face, byte[] Frame) Encode(FaceTrack track, long number, bool asMask)
    {
        IReadOnlyList<FaceChannel> channels = track.FindMovingChannels();
        int frames = track.FrameCount;
        var values = new byte[frames * channels.Count];
        for (int i = 0; i < channels.Count; i++)
        {
            Span<byte> channel = values.AsSpan(i * frames, frames);
            track.WriteChannel(channels[i], channel);
            ToDifferences(channel);
        }

        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(values);
        }

        byte[] frame = MediaFrame.Create(LiveProtocol.FaceMedia, number, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        return asMask
            ? (new LiveFace(track.FrameRate, frames, Channels: null, MaskOf(channels)), frame)
            : (new LiveFace(track.FrameRate, frames, [.. channels.Select(static channel => Names[(int)channel])]), frame);
    }

    /// <summary>A hexadecimal digit for every four channels in their order, the first of them its lowest bit.</summary>
    private static string MaskOf(IReadOnlyList<FaceChannel> channels)
    {
        Span<int> digits = stackalloc int[(FaceTrack.ChannelCount + 3) / 4];
        digits.Clear();
        foreach (FaceChannel channel in channels)
        {
            digits[(int)channel / 4] |= 1 << ((int)channel % 4);
        }

        Span<char> mask = stackalloc char[digits.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            mask[i] = "0123456789abcdef"[digits[i]];
        }

        return mask.ToString();
    }

    private static void ToDifferences(Span<byte> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            values[i] = unchecked((byte)(values[i] - values[i - 1]));
        }
    }
}
