using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Rendering;

/// <summary>Writes raw pictures and sound as Matroska: one pipe carries both, with a time for every piece, and pictures may be left out.</summary>
/// <remarks>After RFC 8794 (EBML) and RFC 9559 (Matroska). Each piece stands in a cluster of its own, so that times have no limit.</remarks>
internal static class RawMatroska
{
    /// <summary>Bytes before every piece.</summary>
    public const int PrefixLength = 35;

    /// <summary>Nanoseconds per unit of time.</summary>
    private const long Scale = 10_000;

    private const byte VideoTrack = 1;
    private const byte AudioTrack = 2;

    /// <summary>What stands at the beginning.</summary>
    public static byte[] Header(VideoFormat format)
    {
        byte[] start = Element(0x1A45DFA3, Text(0x4282, "matroska"), Number(0x4287, 4), Number(0x4285, 2));
        byte[] info = Element(0x1549A966, Number(0x2AD7B1, Scale), Text(0x4D80, "AvatarKit"), Text(0x5741, "AvatarKit"));
        // BT.709, limited range: what the pixels are converted to.
        byte[] colour = Element(0x55B0, Number(0x55B1, 1), Number(0x55B9, 1), Number(0x55BA, 1), Number(0x55BB, 1));
        byte[] fourCc = format.HasAlpha ? [(byte)'Y', (byte)'4', 11, 8] : "I420"u8.ToArray();
        byte[] video = Element(
            0xAE,
            [
                Number(0xD7, VideoTrack), Number(0x73C5, VideoTrack), Number(0x83, 1), Number(0x9C, 0), Text(0x86, "V_UNCOMPRESSED"),
                Number(0x23E383, 1_000_000_000L / format.FrameRate),
                Element(0xE0, Number(0xB0, format.Width), Number(0xBA, format.Height), Element(0x2EB524, fourCc), colour),
            ]);
        byte[] rate = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(rate, format.SampleRate);
        byte[] audio = Element(
            0xAE,
            [
                Number(0xD7, AudioTrack), Number(0x73C5, AudioTrack), Number(0x83, 2), Number(0x9C, 0), Text(0x86, "A_PCM/INT/LIT"),
                Element(0xE1, Element(0xB5, rate), Number(0x9F, format.Channels), Number(0x6264, 16)),
            ]);
        byte[] endless = [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        return [.. start, .. endless, .. info, .. Element(0x1654AE6B, video, audio)];
    }

    /// <summary>Writes what stands before a picture.</summary>
    /// <param name="prefix">Receives <see cref="PrefixLength"/> bytes.</param>
    /// <param name="number">The picture's number on the grid.</param>
    /// <param name="frameRate">Frames per second of the grid.</param>
    /// <param name="length">Bytes of the picture.</param>
    public static void WriteFramePrefix(Span<byte> prefix, long number, int frameRate, int length)
        => WritePrefix(prefix, VideoTrack, Time(number, frameRate), length);

    /// <summary>Writes what stands before a run of sound.</summary>
    /// <param name="prefix">Receives <see cref="PrefixLength"/> bytes.</param>
    /// <param name="sample">How many samples per channel are before it.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="length">Bytes of the run.</param>
    public static void WriteAudioPrefix(Span<byte> prefix, long sample, int sampleRate, int length)
        => WritePrefix(prefix, AudioTrack, Time(sample, sampleRate), length);

    private static long Time(long number, int rate) => (long)(((Int128)number * (1_000_000_000 / Scale)) + (rate / 2)) / rate;

    private static void WritePrefix(Span<byte> prefix, byte track, long time, int length)
    {
        const int TimeLength = 10;
        const int BlockHeader = 9;
        int block = length + 4;
        BinaryPrimitives.WriteUInt32BigEndian(prefix, 0x1F43B675);
        WriteSize(prefix[4..], TimeLength + BlockHeader + block);
        prefix[12] = 0xE7;
        prefix[13] = 0x88;
        BinaryPrimitives.WriteInt64BigEndian(prefix[14..], time);
        prefix[22] = 0xA3;
        WriteSize(prefix[23..], block);
        prefix[31] = (byte)(0x80 | track);
        prefix[32] = 0;
        prefix[33] = 0;
        prefix[34] = 0x80;
    }

    private static byte[] Element(uint id, params ReadOnlySpan<byte[]> content)
    {
        int length = 0;
        foreach (byte[] part in content)
        {
            length += part.Length;
        }

        byte[] size = new byte[8];
        WriteSize(size, length);
        List<byte> bytes = [.. Id(id), .. size];
        foreach (byte[] part in content)
        {
            bytes.AddRange(part);
        }

        return [.. bytes];
    }

    private static byte[] Number(uint id, long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Element(id, bytes);
    }

    private static byte[] Text(uint id, string value) => Element(id, Encoding.ASCII.GetBytes(value));

    private static byte[] Id(uint id)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes.AsSpan().TrimStart((byte)0).ToArray();
    }

    private static void WriteSize(Span<byte> to, long value) => BinaryPrimitives.WriteInt64BigEndian(to, value | (0x01L << 56));
}
