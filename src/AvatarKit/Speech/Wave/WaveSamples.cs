using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>Makes mono 16-bit PCM of a WAV file's samples: channels are averaged, what is too loud is clipped,
/// what is no number is silence.</summary>
internal static class WaveSamples
{
    /// <summary>Converts whole frames.</summary>
    /// <param name="layout">How the samples lie.</param>
    /// <param name="source">Whole frames.</param>
    /// <param name="target">Receives two bytes a frame.</param>
    public static void ToMono(WaveLayout layout, ReadOnlySpan<byte> source, Span<byte> target)
    {
        switch (layout.SampleBytes, layout.IsFloat)
        {
            case (2, false) when layout.Channels == 1:
                source.CopyTo(target);
                break;
            case (1, false):
                Convert<Unsigned8>(layout.Channels, source, target);
                break;
            case (2, false):
                Convert<Signed16>(layout.Channels, source, target);
                break;
            case (3, false):
                Convert<Signed24>(layout.Channels, source, target);
                break;
            case (4, false):
                Convert<Signed32>(layout.Channels, source, target);
                break;
            case (4, true):
                Convert<Float32>(layout.Channels, source, target);
                break;
            default:
                Convert<Float64>(layout.Channels, source, target);
                break;
        }
    }

    private static void Convert<TSample>(int channels, ReadOnlySpan<byte> source, Span<byte> target)
        where TSample : struct, ISample
    {
        int at = 0;
        for (int to = 0; to + 1 < target.Length && at < source.Length; to += 2)
        {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++, at += TSample.Bytes)
            {
                sum += TSample.Read(source[at..]);
            }

            double value = Math.Round(Math.Clamp(sum / channels * 32768, short.MinValue, short.MaxValue));
            BinaryPrimitives.WriteInt16LittleEndian(target[to..], (short)value);
        }
    }

    /// <summary>A sample of one channel; full scale is −1 to 1.</summary>
    private interface ISample
    {
        static abstract int Bytes { get; }

        static abstract double Read(ReadOnlySpan<byte> source);
    }

    private readonly struct Unsigned8 : ISample
    {
        public static int Bytes => 1;

        public static double Read(ReadOnlySpan<byte> source) => (source[0] - 128) / 128.0;
    }

    private readonly struct Signed16 : ISample
    {
        public static int Bytes => 2;

        public static double Read(ReadOnlySpan<byte> source) => BinaryPrimitives.ReadInt16LittleEndian(source) / 32768.0;
    }

    private readonly struct Signed24 : ISample
    {
        public static int Bytes => 3;

        public static double Read(ReadOnlySpan<byte> source) => ((source[0] << 8) | (source[1] << 16) | (source[2] << 24)) / 2147483648.0;
    }

    private readonly struct Signed32 : ISample
    {
        public static int Bytes => 4;

        public static double Read(ReadOnlySpan<byte> source) => BinaryPrimitives.ReadInt32LittleEndian(source) / 2147483648.0;
    }

    private readonly struct Float32 : ISample
    {
        public static int Bytes => 4;

        public static double Read(ReadOnlySpan<byte> source)
        {
            float value = BinaryPrimitives.ReadSingleLittleEndian(source);
            return float.IsFinite(value) ? value : 0;
        }
    }

    private readonly struct Float64 : ISample
    {
        public static int Bytes => 8;

        public static double Read(ReadOnlySpan<byte> source)
        {
            double value = BinaryPrimitives.ReadDoubleLittleEndian(source);

            // Finite values whose sum over the channels is not would come out as no number.
            return double.IsFinite(value) ? Math.Clamp(value, -1e9, 1e9) : 0;
        }
    }
}
