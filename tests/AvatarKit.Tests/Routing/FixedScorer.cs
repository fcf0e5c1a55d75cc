namespace AvatarKit.Tests;

/// <summary>Scores every message alike.</summary>
internal sealed class FixedScorer(double score) : IComplexityScorer
{
    public ComplexityScore Score(in ComplexityInput input) => new(score, [new ComplexityFeature("test", 1, score)]);
}
