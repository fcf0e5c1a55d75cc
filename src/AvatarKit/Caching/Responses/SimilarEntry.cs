namespace AvatarKit;

/// <summary>An entry whose question is like another.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">By what it is like.</param>
/// <param name="Score">The logarithm of the odds that it has the answer.</param>
internal readonly record struct SimilarEntry(ResponseEntry Entry, ResponseCacheHitKind Kind, double Score)
{
    /// <summary>The score with what ratings of the entry say.</summary>
    public double Learned => Score + Entry.Threshold.Offset;

    public double Likelihood => 1 / (1 + Math.Exp(-Learned));
}
