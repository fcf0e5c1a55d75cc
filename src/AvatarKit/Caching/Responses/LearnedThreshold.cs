namespace AvatarKit;

/// <summary>Learns from ratings how like a question must be to have one entry's answer. Thread-safe.</summary>
/// <remarks>
/// The odds of the shipped model are shifted by an offset of the entry's own: the most probable one given the ratings, when offsets are
/// distributed normally around none. A wrong answer raises the bar, right ones lower it a little.
/// </remarks>
internal sealed class LearnedThreshold
{
    private const int MaxObservations = 32;
    private const double Variance = 4;
    private const int Steps = 12;

    // However often it was right, an entry is not given to questions that are far less alike: the host's bound is to hold.
    private const double MostLowered = 0.4;

    private readonly Lock gate = new();
    private readonly List<(double Score, bool IsRight)> observations = [];
    private double offset;

    /// <summary>What is added to a score before it is compared with the bar.</summary>
    public double Offset => Volatile.Read(ref offset);

    public void Note(double score, bool isRight)
    {
        lock (gate)
        {
            if (observations.Count == MaxObservations)
            {
                observations.RemoveAt(0);
            }

            observations.Add((score, isRight));
            Volatile.Write(ref offset, Math.Min(Solve(), MostLowered));
        }
    }

    /// <summary>Newton's method on the logarithm of the posterior, which has one peak.</summary>
    private double Solve()
    {
        double value = 0;
        for (int step = 0; step < Steps; step++)
        {
            double slope = -value / Variance;
            double curve = -1 / Variance;
            foreach ((double score, bool isRight) in observations)
            {
                double likely = 1 / (1 + Math.Exp(-(score + value)));
                slope += (isRight ? 1 : 0) - likely;
                curve -= likely * (1 - likely);
            }

            value -= Math.Clamp(slope / curve, -1, 1);
        }

        return value;
    }
}
