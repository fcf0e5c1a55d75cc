namespace AvatarKit;

/// <summary>How sure a similar question must be for the host's bound on wrong answers.</summary>
/// <remarks>
/// Measured by <c>eval cache-train</c> and <c>eval cache</c> on streams of BANKING77 whose intents come by Zipf's law and no question twice:
/// the share of wrong answers among all questions asked, of all intents, and some more for the worst of several streams.
/// </remarks>
internal static class SimilarityBar
{
    private static readonly (double Wrong, double Score)[] Measured =
    [
        (0.0005, 4.5), (0.0012, 4.25), (0.0025, 4.0), (0.0045, 3.75), (0.01, 3.4), (0.016, 3.0), (0.025, 2.75), (0.033, 2.5), (0.049, 2.25),
        (0.065, 2.0), (0.09, 1.75), (0.11, 1.5), (0.14, 1.25), (0.17, 1.0), (0.2, 0.75),
    ];

    /// <summary>The least logarithm of the odds; infinite where no answer may be wrong.</summary>
    public static double For(double maxWrong)
    {
        if (maxWrong < Measured[0].Wrong)
        {
            return maxWrong <= 0 ? double.PositiveInfinity : Measured[0].Score + Math.Log(Measured[0].Wrong / maxWrong);
        }

        for (int i = 1; i < Measured.Length; i++)
        {
            if (maxWrong <= Measured[i].Wrong)
            {
                (double low, double high) = (Math.Log(Measured[i - 1].Wrong), Math.Log(Measured[i].Wrong));
                double part = (Math.Log(maxWrong) - low) / (high - low);
                return Measured[i - 1].Score + (part * (Measured[i].Score - Measured[i - 1].Score));
            }
        }

        return Measured[^1].Score;
    }
}
