namespace AvatarKit.Evaluation;

/// <summary>Frames to learn from with the sound that each is part of, and how long and in what order sounds were.</summary>
internal sealed class LearningSet
{
    /// <summary>A sound that is not known: its frames teach nothing.</summary>
    public const int Unknown = byte.MaxValue;

    private readonly List<(float[] Frames, byte[] Sounds)> runs = [];
    private readonly List<float[]> bands = [];
    private readonly List<byte[]> labels = [];
    private readonly List<int[]> orders = [];
    private readonly List<double>[] logLengths = [.. Enumerable.Range(0, SoundClasses.Count).Select(static _ => new List<double>())];

    public IReadOnlyList<(float[] Frames, byte[] Sounds)> Runs => runs;

    public int FrameCount => runs.Sum(static run => run.Sounds.Length);

    /// <summary>Adds speech.</summary>
    /// <param name="samples">Mono samples of 16 kHz.</param>
    /// <param name="warp">What the frequencies of the spectrum are multiplied with.</param>
    /// <param name="sounds">The sounds in them.</param>
    /// <param name="isUsual">Whether sounds stand in the order of real text.</param>
    public void Add(float[] samples, double warp, IReadOnlyList<(int Sound, double Start, double End)> sounds, bool isUsual)
    {
        int count = samples.Length / MelSpectrum.Hop;
        if (count == 0)
        {
            return;
        }

        float[] framed = SpeechFrames.Warp(SpeechFrames.Of(samples), warp);
        byte[] sound = new byte[count];
        foreach ((int index, double start, double end) in sounds)
        {
            for (int frame = Math.Max(0, (int)Math.Round(start * 100)); frame < Math.Min(count, (int)Math.Round(end * 100)); frame++)
            {
                sound[frame] = (byte)index;
            }

            if (end > start && index != Unknown)
            {
                logLengths[index].Add(Math.Log(Math.Max(1, (end - start) * 100)));
            }
        }

        bands.Add(framed);
        labels.Add(sound);
        if (isUsual)
        {
            orders.Add([.. sounds.Select(static item => item.Sound)]);
        }
    }

    /// <summary>Counts what was added and normalises it.</summary>
    public SoundStatistics Complete()
    {
        SoundStatistics statistics = Statistics();
        Include(statistics);
        return statistics;
    }

    /// <summary>Normalises what was added since, by what was counted before.</summary>
    public void Include(SoundStatistics statistics)
    {
        for (int i = 0; i < bands.Count; i++)
        {
            float[] frames = new float[labels[i].Length * FrameNormalizer.Values];
            new FrameNormalizer(statistics.UsualShape).Normalise(bands[i], frames);
            runs.Add((frames, labels[i]));
        }

        bands.Clear();
        labels.Clear();
    }

    private SoundStatistics Statistics()
    {
        double[] shape = new double[MelSpectrum.Bands];
        double[] priors = [.. Enumerable.Repeat(50.0, SoundClasses.Count)];
        for (int run = 0; run < bands.Count; run++)
        {
            for (int frame = 0; frame < labels[run].Length; frame++)
            {
                priors[labels[run][frame]]++;
                if (labels[run][frame] != SoundClasses.Silence)
                {
                    ReadOnlySpan<float> values = bands[run].AsSpan(frame * MelSpectrum.Bands, MelSpectrum.Bands);
                    for (int band = 0; band < values.Length; band++)
                    {
                        shape[band] += values[band];
                    }
                }
            }
        }

        double mean = shape.Sum() / shape.Length;
        double spoken = priors.Skip(1).Sum() - (50 * (SoundClasses.Count - 1));
        double[] follow = [.. Enumerable.Repeat(0.3, SoundClasses.Count * SoundClasses.Count)];
        foreach (int[] order in orders)
        {
            for (int i = 1; i < order.Length; i++)
            {
                follow[(order[i - 1] * SoundClasses.Count) + order[i]]++;
            }
        }

        return new SoundStatistics
        {
            UsualShape = [.. shape.Select(sum => (float)((sum - mean) / spoken))],
            LogPriors = [.. priors.Select(count => (float)Math.Log(count / priors.Sum()))],
            LogLengths = [.. logLengths.Select(static lengths => lengths.Count == 0 ? 2f : (float)lengths.Average())],
            LogLengthSpreads = [.. logLengths.Select(static lengths => lengths.Count < 10
                ? 0.5f
                : (float)Math.Max(0.25, Math.Sqrt(lengths.Average(length => Math.Pow(length - lengths.Average(), 2)))))],
            FollowCosts = [.. follow.Select((
                count,
                index) => (float)-Math.Log(count / follow.Skip(index / SoundClasses.Count * SoundClasses.Count).Take(SoundClasses.Count).Sum()))],
        };
    }
}
