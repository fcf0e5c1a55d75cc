using System.Runtime.InteropServices;

namespace AvatarKit.Rendering;

/// <summary>Brings the sound of segments to one rate and one number of channels.</summary>
internal static class SpeechSamples
{
    /// <summary>Half the width of the interpolating kernel, in samples of the lower rate.</summary>
    private const int Reach = 16;

    /// <summary>The samples of a segment, channels interleaved.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="rate">Samples per second wanted, in hertz.</param>
    /// <param name="channels">Channels wanted: one is copied to all, several are mixed to one.</param>
    /// <exception cref="VideoException">The sound is not PCM.</exception>
    public static ReadOnlyMemory<short> Of(SpokenSegment segment, int rate, int channels)
    {
        Require(segment);
        int from = segment.Format.SampleRate;
        short[] samples = Mixed(segment, channels);
        return from == rate ? samples : Resample(samples, 0, channels, from, rate, 0, (long)samples.Length / channels * rate / from);
    }

    /// <summary>The samples of a segment at its own rate.</summary>
    public static short[] Mixed(SpokenSegment segment, int channels)
    {
        AudioFormat format = segment.Format;
        short[] samples =
            MemoryMarshal.Cast<byte, short>(segment.Audio.Span[..(segment.Audio.Length / (2 * format.Channels) * (2 * format.Channels))]).ToArray();
        return format.Channels == channels ? samples : Mix(samples, format.Channels, channels);
    }

    /// <summary>How many samples on either side have a part in one at another rate.</summary>
    public static int ReachOf(int from, int to) => (int)Math.Ceiling(Reach / Math.Min(1, (double)to / from)) + 1;

    /// <exception cref="VideoException">The sound is not PCM.</exception>
    public static void Require(SpokenSegment segment)
    {
        if (segment.Format.Encoding != AudioEncoding.Pcm16 || segment.Format.SampleRate is < 1_000 or > 384_000
            || segment.Format.Channels is < 1 or > 8)
        {
            throw new VideoException(
                "video.audio_format",
                $"Segment {segment.Index} is '{segment.Format.Encoding}' of {segment.Format.SampleRate} Hz with {segment.Format.Channels} channels; "
                    + "a video takes pcm_s16le of 1 to 384 kHz with 1 to 8. Ask the voice for it.");
        }
    }

    private static short[] Mix(short[] samples, int from, int to)
    {
        var mixed = new short[samples.Length / from * to];
        for (int i = 0; i < samples.Length / from; i++)
        {
            int sum = 0;
            for (int channel = 0; channel < from; channel++)
            {
                sum += samples[(i * from) + channel];
            }

            mixed.AsSpan(i * to, to).Fill((short)(sum / from));
        }

        return mixed;
    }

    /// <summary>Interpolates with a windowed sinc. Needed only when the voice changes within a turn, so clear before fast.</summary>
    /// <param name="samples">A stretch of sound.</param>
    /// <param name="first">The number of its first sample.</param>
    /// <param name="channels">Its channels, interleaved.</param>
    /// <param name="from">Its rate.</param>
    /// <param name="to">The rate wanted.</param>
    /// <param name="start">The number of the first sample wanted, at that rate.</param>
    /// <param name="end">The number of the first one that is not.</param>
    public static short[] Resample(short[] samples, long first, int channels, int from, int to, long start, long end)
    {
        long stop = first + (samples.Length / channels);
        double cutoff = Math.Min(1, (double)to / from);
        double reach = Reach / cutoff;
        var target = new short[(end - start) * channels];
        for (long i = start; i < end; i++)
        {
            double at = (double)i * from / to;
            long lowest = (long)Math.Max(first, Math.Ceiling(at - reach));
            long highest = (long)Math.Min(stop - 1, Math.Floor(at + reach));
            for (int channel = 0; channel < channels; channel++)
            {
                double sum = 0;
                for (long k = lowest; k <= highest; k++)
                {
                    double x = (k - at) * cutoff;
                    double sinc = x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
                    sum += samples[((k - first) * channels) + channel] * sinc * (0.5 + (0.5 * Math.Cos(Math.PI * x / Reach)));
                }

                target[((i - start) * channels) + channel] = (short)Math.Clamp(Math.Round(sum * cutoff), short.MinValue, short.MaxValue);
            }
        }

        return target;
    }
}
