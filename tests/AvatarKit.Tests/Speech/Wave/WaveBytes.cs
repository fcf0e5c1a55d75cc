using System.Buffers.Binary;
using System.Text;

namespace AvatarKit.Tests.Speech;

/// <summary>WAV files as one wants them.</summary>
internal static class WaveBytes
{
    public const int Pcm = 1;
    public const int Float = 3;

    public static byte[] File(int tag, int bits, int channels, int rate, byte[] data, uint? dataLength = null, byte[]? before = null,
        byte[]? after = null, bool extensible = false)
    {
        byte[] format = Format(tag, bits, channels, rate, extensible);
        byte[] start = [.. Chunk("fmt ", format), .. before ?? []];
        return
        [
            .. "RIFF"u8, .. UInt32((uint)(4 + start.Length + 8 + data.Length + (after?.Length ?? 0))), .. "WAVE"u8, .. start,
            .. "data"u8, .. UInt32(dataLength ?? (uint)data.Length), .. data, .. after ?? [],
        ];
    }

    public static byte[] Format(int tag, int bits, int channels, int rate, bool extensible = false)
    {
        int block = (bits + 7) / 8 * channels;
        byte[] plain =
        [
            .. UInt16(extensible ? 0xFFFE : tag), .. UInt16(channels), .. UInt32((uint)rate), .. UInt32((uint)(rate * block)),
            .. UInt16(block), .. UInt16(bits),
        ];
        return extensible
            ? [.. plain, .. UInt16(22), .. UInt16(bits), .. UInt32(3), .. UInt16(tag), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
            : plain;
    }

    public static byte[] Chunk(string id, byte[] body)
        => [.. Encoding.ASCII.GetBytes(id), .. UInt32((uint)body.Length), .. body, .. new byte[body.Length & 1]];

    public static byte[] Samples(params short[] samples) => [.. samples.SelectMany(static sample => BitConverter.GetBytes(sample))];

    public static short[] Shorts(ReadOnlySpan<byte> bytes)
    {
        var samples = new short[bytes.Length / 2];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]);
        }

        return samples;
    }

    public static byte[] UInt16(int value) => BitConverter.GetBytes((ushort)value);

    public static byte[] UInt32(uint value) => BitConverter.GetBytes(value);

    public static byte[] Int64(long value) => BitConverter.GetBytes(value);
}
