namespace AvatarKit;

/// <summary>Turns what was counted in a message into a score: a sum of terms, each of which saturates.</summary>
/// <param name="Bias">What every message starts with.</param>
/// <param name="Length">By the number of words.</param>
/// <param name="Questions">By the questions after the first.</param>
/// <param name="Reasoning">By words that ask for thought.</param>
/// <param name="Tasks">By words that ask for something to be made.</param>
/// <param name="Code">By code and words of programming.</param>
/// <param name="Math">By numbers, operators and words of mathematics.</param>
/// <param name="Constraints">By words that bind the answer.</param>
/// <param name="Parts">By what joins several requests.</param>
/// <param name="Vocabulary">By the share of long words.</param>
/// <param name="Depth">By the turns before.</param>
internal sealed record ComplexityModel(
    double Bias,
    ComplexityTerm Length,
    ComplexityTerm Questions,
    ComplexityTerm Reasoning,
    ComplexityTerm Tasks,
    ComplexityTerm Code,
    ComplexityTerm Math,
    ComplexityTerm Constraints,
    ComplexityTerm Parts,
    ComplexityTerm Vocabulary,
    ComplexityTerm Depth)
{
    /// <summary>Chosen by hand so that greetings and plain facts stay below 0.3 and several demanding requests together pass 0.7.</summary>
    public static ComplexityModel Default { get; } = new(
        Bias: 0.03,
        Length: new("length", 0.32, 90),
        Questions: new("questions", 0.15, 2),
        Reasoning: new("reasoning_words", 0.47, 1.6),
        Tasks: new("task_words", 0.32, 1.4),
        Code: new("code", 0.28, 1.8),
        Math: new("math", 0.25, 1.5),
        Constraints: new("constraints", 0.2, 2.5),
        Parts: new("parts", 0.22, 1.8),
        Vocabulary: new("vocabulary", 0.15, 0.25),
        Depth: new("conversation_depth", 0.08, 8));

    /// <summary>Scores.</summary>
    /// <param name="found">What was counted.</param>
    /// <param name="priorTurns">How many turns came before.</param>
    /// <returns>The score with its features.</returns>
    public ComplexityScore Apply(in PromptFeatures found, int priorTurns)
    {
        ComplexityFeature[] features =
        [
            new("base", 1, Bias),
            Length.Of(found.Words),
            Questions.Of(found.Questions, allowed: 1),
            Reasoning.Of(found.Reasoning),
            Tasks.Of(found.Tasks),
            Code.Of(found.Code),
            Math.Of(found.Math),
            Constraints.Of(found.Constraints),
            Parts.Of(found.Parts),
            Vocabulary.Of(found.LongWords),
            Depth.Of(priorTurns),
        ];
        double sum = 0;
        foreach (ComplexityFeature feature in features)
        {
            sum += feature.Contribution;
        }

        return new ComplexityScore(System.Math.Clamp(sum, 0, 1), features);
    }
}
