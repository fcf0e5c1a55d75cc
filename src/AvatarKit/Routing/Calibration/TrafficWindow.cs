namespace AvatarKit;

/// <summary>The latest turns: what was asked, hashed, and what it scored. Thread-safe.</summary>
internal sealed class TrafficWindow
{
    private const int Size = 1_000;

    private readonly Lock gate = new();
    private readonly HashedPrompt[] prompts = new HashedPrompt[Size];
    private readonly double[] scores = new double[Size];
    private long count;

    /// <summary>Notes a turn.</summary>
    /// <returns>How many there have been.</returns>
    public long Add(HashedPrompt prompt, double score)
    {
        lock (gate)
        {
            int place = (int)(count % Size);
            prompts[place] = prompt;
            scores[place] = score;
            return ++count;
        }
    }

    public IReadOnlyList<HashedPrompt> Prompts()
    {
        lock (gate)
        {
            return prompts[..Filled];
        }
    }

    /// <summary>The scores there are, in rising order.</summary>
    public RecentScores Scores()
    {
        double[] inForce;
        double[] shipped;
        lock (gate)
        {
            inForce = scores[..Filled];
            shipped = [.. prompts.Take(Filled).Select(static prompt => prompt.Features[^1])];
        }

        Array.Sort(inForce);
        Array.Sort(shipped);
        return new RecentScores(inForce, shipped);
    }

    /// <summary>Scores the turns anew, once another calibration is in force.</summary>
    public void Rescore(Func<HashedPrompt, double> score)
    {
        lock (gate)
        {
            for (int i = 0; i < Filled; i++)
            {
                scores[i] = score(prompts[i]);
            }
        }
    }

    private int Filled => (int)Math.Min(count, Size);
}
