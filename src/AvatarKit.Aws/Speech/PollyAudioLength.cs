using System.Buffers.Binary;

namespace AvatarKit.Aws;

/// <summary>How many samples encoded audio holds, from its frames: so that the marks of a text's next piece find their place.</summary>
internal static class PollyAudioLength
{
    private static readonly int[] BitratesOf1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] BitratesOf2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] RatesOf1 = [44_100, 48_000, 32_000];

    /// <summary>Counts samples.</summary>
    /// <param name="audio">All audio of a request.</param>
    /// <param name="format">What it is.</param>
    public static long Of(ReadOnlySpan<byte> audio, AudioFormat format)
        => format.Encoding == AudioEncoding.Pcm16 ? format.SamplesIn(audio.Length)
            : format.Encoding == AudioEncoding.Mp3 ? OfMp3(audio)
            : OfOgg(audio);

    private static long OfMp3(ReadOnlySpan<byte> audio)
    {
        long samples = 0;
        int i = audio.StartsWith("ID3"u8) && audio.Length > 10
            ? 10 + ((audio[6] << 21) | (audio[7] << 14) | (audio[8] << 7) | audio[9])
            : 0;
        while (i + 4 <= audio.Length)
        {
            (int length, int count) = Mp3Frame(audio[i..]);
            samples += count;
            i += length;
        }

        return samples;
    }

    // ISO/IEC 11172-3 and 13818-3, layer III; what is no header is passed over byte by byte.
    private static (int Length, int Samples) Mp3Frame(ReadOnlySpan<byte> header)
    {
        int version = (header[1] >> 3) & 3;
        int bitrate = header[2] >> 4;
        int rate = (header[2] >> 2) & 3;
        bool isLayer3 = ((header[1] >> 1) & 3) == 1;
        if (header[0] != 0xFF || (header[1] & 0xE0) != 0xE0 || version == 1 || !isLayer3 || bitrate is 0 or 15 || rate == 3)
        {
            return (1, 0);
        }

        bool isFirst = version == 3;
        int hertz = RatesOf1[rate] >> (isFirst ? 0 : version == 2 ? 1 : 2);
        int samples = isFirst ? 1152 : 576;
        return ((samples / 8 * (isFirst ? BitratesOf1 : BitratesOf2)[bitrate] * 1000 / hertz) + ((header[2] >> 1) & 1), samples);
    }

    // RFC 3533: the last page of the stream says how many samples there are; RFC 7845: Opus counts some that are skipped.
    private static long OfOgg(ReadOnlySpan<byte> audio)
    {
        long samples = 0;
        long skipped = 0;
        int i = 0;
        while (i + 27 <= audio.Length && audio[i..].StartsWith("OggS"u8))
        {
            int segments = audio[i + 26];
            int body = i + 27 + segments;
            if (body > audio.Length)
            {
                break;
            }

            long granule = BinaryPrimitives.ReadInt64LittleEndian(audio[(i + 6)..]);
            samples = Math.Max(samples, granule);
            if (audio[body..].StartsWith("OpusHead"u8) && body + 12 <= audio.Length)
            {
                skipped = BinaryPrimitives.ReadUInt16LittleEndian(audio[(body + 10)..]);
            }

            int length = 0;
            foreach (byte lacing in audio.Slice(i + 27, segments))
            {
                length += lacing;
            }

            i = body + length;
        }

        return Math.Max(0, samples - skipped);
    }
}
