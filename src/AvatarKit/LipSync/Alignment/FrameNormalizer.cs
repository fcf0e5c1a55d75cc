using System.Numerics.Tensors;

namespace AvatarKit;

/// <summary>Takes out of frames what is the microphone's and the voice's own: their level and their mean spectrum, as far as speech has been heard.
/// Not thread-safe.</summary>
internal sealed class FrameNormalizer(ReadOnlyMemory<float> usualShape)
{
    /// <summary>Values of a normalised frame: the bands, and the level.</summary>
    public const int Values = MelSpectrum.Bands + 1;

    /// <summary>A frame within 22 dB of the loudest is speech.</summary>
    private const float SpeechRange = 5;

    /// <summary>Where no band is louder than this, some −60 dB of full scale as noise, nothing is speech.</summary>
    private const float Inaudible = -9;

    /// <summary>So many frames of the usual spectrum are taken for granted.</summary>
    private const float Trust = 30;

    /// <summary>What was heard this many frames ago counts half.</summary>
    private const float HalfLife = 1000;

    private static readonly float Decay = MathF.Pow(0.5f, 1 / HalfLife);

    private readonly float[] sums = new float[MelSpectrum.Bands];
    private float weight;
    private float peak = float.NegativeInfinity;

    /// <summary>One that has heard the same and goes on by itself.</summary>
    public FrameNormalizer Copy()
    {
        var copy = new FrameNormalizer(usualShape) { weight = weight, peak = peak };
        sums.CopyTo(copy.sums, 0);
        return copy;
    }

    /// <summary>Whether anything loud enough to be speech has been heard.</summary>
    public bool HasSpeech => weight > 0;

    /// <summary>Hears frames and normalises them by all that has been heard, them included.</summary>
    /// <param name="bands">Frames of <see cref="MelSpectrum.Bands"/> values.</param>
    /// <param name="output">Receives frames of <see cref="Values"/> values.</param>
    public void Normalise(ReadOnlySpan<float> bands, Span<float> output)
    {
        Hear(bands);
        Span<float> mean = stackalloc float[MelSpectrum.Bands];
        float level = Mean(mean);
        int frames = bands.Length / MelSpectrum.Bands;
        for (int frame = 0; frame < frames; frame++)
        {
            ReadOnlySpan<float> from = bands.Slice(frame * MelSpectrum.Bands, MelSpectrum.Bands);
            Span<float> to = output.Slice(frame * Values, Values);
            for (int band = 0; band < MelSpectrum.Bands; band++)
            {
                to[band] = Math.Clamp(from[band] - mean[band], -8, 5) / 3;
            }

            to[^1] = Math.Clamp((TensorPrimitives.Sum(from) / MelSpectrum.Bands) - level, -8, 5) / 3;
        }
    }

    /// <summary>Whether a frame is too quiet to be anything.</summary>
    public static bool IsInaudible(ReadOnlySpan<float> bands) => TensorPrimitives.Max(bands) < Inaudible;

    private void Hear(ReadOnlySpan<float> bands)
    {
        float loudest = float.NegativeInfinity;
        for (int at = 0; at < bands.Length; at += MelSpectrum.Bands)
        {
            loudest = Math.Max(loudest, TensorPrimitives.Sum(bands.Slice(at, MelSpectrum.Bands)) / MelSpectrum.Bands);
        }

        peak = Math.Max(loudest, peak);
        for (int at = 0; at < bands.Length; at += MelSpectrum.Bands)
        {
            ReadOnlySpan<float> frame = bands.Slice(at, MelSpectrum.Bands);
            if (TensorPrimitives.Sum(frame) / MelSpectrum.Bands > peak - SpeechRange && !IsInaudible(frame))
            {
                TensorPrimitives.Multiply(sums, Decay, sums);
                TensorPrimitives.Add(sums, frame, sums);
                weight = (weight * Decay) + 1;
            }

            // A loud click must not make all that follows silence: in ten seconds 5 dB are forgotten.
            peak -= 0.0012f;
        }

        peak = Math.Max(peak, loudest - SpeechRange);
    }

    private float Mean(Span<float> mean)
    {
        if (weight == 0)
        {
            mean.Clear();
            return 0;
        }

        float level = TensorPrimitives.Sum<float>(sums) / weight / MelSpectrum.Bands;
        for (int band = 0; band < mean.Length; band++)
        {
            mean[band] = (sums[band] + (Trust * (usualShape.Span[band] + level))) / (weight + Trust);
        }

        return level;
    }
}
