using System.Numerics;

namespace AvatarKit.Evaluation;

/// <summary>How much later the container plays the source audio than the source itself, in seconds: as a whole, and around each moment.</summary>
internal sealed class AudioLag
{
    private const double WindowSeconds = 0.6;

    /// <summary>A window this unlike the source says nothing about where it is.</summary>
    private const double LeastLikeness = 0.6;

    private readonly List<(double At, double Lag)> windows = [];

    private AudioLag(double whole, double likeness)
    {
        Whole = whole;
        Likeness = likeness;
    }

    /// <summary>The lag of the audio as a whole.</summary>
    public double Whole { get; }

    /// <summary>The correlation at that lag, 0 to 1.</summary>
    public double Likeness { get; }

    /// <summary>How far the lag strays from the whole's: more than a few milliseconds is audio that was cut or stretched.</summary>
    public double Spread => windows.Count == 0 ? 0 : windows.Max(window => Math.Abs(window.Lag - Whole));

    /// <summary>Finds the lag.</summary>
    /// <param name="container">The audio of the video.</param>
    /// <param name="source">The audio the marks are about.</param>
    /// <exception cref="LipsException">They are not the same audio.</exception>
    public static AudioLag Find(SourceAudio container, SourceAudio source)
    {
        (int lag, double likeness) = FindWhole(container.Samples, source.Samples);
        if (likeness < 0.3)
        {
            throw new LipsException(
                $"The video's audio is not the audio file's (correlation {likeness:0.00}). Give the audio that the video was made from.");
        }

        var found = new AudioLag((double)lag / SourceAudio.Rate, likeness);
        found.AddWindows(container.Samples, source.Samples, lag);
        return found;
    }

    /// <summary>The lag around a moment of the source.</summary>
    public double At(double time)
    {
        double best = Whole;
        double distance = WindowSeconds;
        foreach ((double at, double lag) in windows)
        {
            if (Math.Abs(at - time) < distance)
            {
                (best, distance) = (lag, Math.Abs(at - time));
            }
        }

        return best;
    }

    private static (int Lag, double Likeness) FindWhole(float[] container, float[] source)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(container.Length + source.Length));
        var one = new Complex[size];
        var other = new Complex[size];
        double energy = 0;
        for (int i = 0; i < container.Length; i++)
        {
            one[i] = container[i];
        }

        for (int i = 0; i < source.Length; i++)
        {
            other[i] = source[i];
            energy += source[i] * source[i];
        }

        Fourier.Transform(one, inverse: false);
        Fourier.Transform(other, inverse: false);
        for (int i = 0; i < size; i++)
        {
            one[i] *= Complex.Conjugate(other[i]);
        }

        Fourier.Transform(one, inverse: true);
        int best = 0;
        for (int i = 1; i < size; i++)
        {
            best = one[i].Real > one[best].Real ? i : best;
        }

        double total = Math.Sqrt(energy * container.Sum(static sample => (double)sample * sample));
        return (best > size / 2 ? best - size : best, total > 0 ? one[best].Real / total : 0);
    }

    private void AddWindows(float[] container, float[] source, int whole)
    {
        const int Reach = SourceAudio.Rate * 12 / 100;
        int length = (int)(WindowSeconds * SourceAudio.Rate);
        double mean = source.Average(static sample => (double)sample * sample);
        for (int from = 0; from + length <= source.Length; from += length / 2)
        {
            ReadOnlySpan<float> window = source.AsSpan(from, length);
            double energy = Dot(window, window);
            if (energy < 0.1 * mean * length)
            {
                continue;
            }

            (double best, int bestLag) = (0, 0);
            for (int step = -Reach; step <= Reach; step++)
            {
                int at = from + whole + step;
                if (at >= 0 && at + length <= container.Length)
                {
                    ReadOnlySpan<float> here = container.AsSpan(at, length);
                    double product = Dot(window, here);
                    double likeness = product <= 0 ? 0 : product / Math.Sqrt(energy * Math.Max(1e-9, Dot(here, here)));
                    (best, bestLag) = likeness > best ? (likeness, whole + step) : (best, bestLag);
                }
            }

            if (best >= LeastLikeness)
            {
                windows.Add(((from + (length / 2.0)) / SourceAudio.Rate, (double)bestLag / SourceAudio.Rate));
            }
        }
    }

    private static double Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other) => System.Numerics.Tensors.TensorPrimitives.Dot(one, other);
}
