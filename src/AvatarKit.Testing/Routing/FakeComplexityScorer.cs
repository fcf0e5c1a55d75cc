namespace AvatarKit.Testing;

/// <summary>A scorer that gives the scores it is told and records what it was asked. Thread-safe.</summary>
/// <remarks>Without a script every message scores 0.</remarks>
public sealed class FakeComplexityScorer : FakeScript<FakeComplexityScorer, ComplexityInput, ComplexityScore>, IComplexityScorer
{
    /// <summary>Adds a score without features.</summary>
    /// <param name="score">From 0 to 1.</param>
    /// <returns>This scorer.</returns>
    public FakeComplexityScorer RespondWith(double score) => RespondWith(new ComplexityScore(score, []));

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The messages it is for.</param>
    /// <returns>The rule, to be told the score.</returns>
    public FakeRule<ComplexityInput, ComplexityScore> When(Func<ComplexityInput, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public ComplexityScore Score(in ComplexityInput input) => Answers.Respond(input, static _ => new ComplexityScore(0, []));
}
