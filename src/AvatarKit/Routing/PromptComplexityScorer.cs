namespace AvatarKit;

/// <summary>Scores a message by what can be counted in it. Deterministic, stateless and thread-safe.</summary>
/// <remarks>
/// <para>Counted are: length, questions, words that ask for thought, words that ask for something to be made, code, mathematics,
/// constraints, parts of the request, the share of long words, and the turns before. Each adds a part that saturates;
/// <see cref="ComplexityFeature.Contribution"/> says how much, and the score is their sum, cut at 1.</para>
/// <para>The words are known in English, German, Spanish, French, Italian, Portuguese, and the plainest ones in Chinese, Japanese and
/// Korean; elsewhere length, questions, numbers and code still count. Only the first 4,000 UTF-16 code units are looked at.</para>
/// </remarks>
public sealed class PromptComplexityScorer : IComplexityScorer
{
    /// <inheritdoc/>
    public ComplexityScore Score(in ComplexityInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Message);
        return ComplexityModel.Default.Apply(PromptReader.Read(input.Message), Math.Max(0, input.PriorTurns));
    }
}
