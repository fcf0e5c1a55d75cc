namespace AvatarKit;

/// <summary>The features by name, each from 0 to 1, made from what was counted.</summary>
internal static class ComplexityFeatures
{
    /// <summary>Length counts from here on as length; below it as <c>first_words</c>, which says less.</summary>
    private const int FewWords = 20;

    private const int ManyWords = 500;

    /// <summary>The names in the order of the values.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "first_words", "length", "numbers", "units", "code", "formulas", "formula_length", "reasoning_words", "task_words", "constraints", "parts",
        "questions", "quantities", "conditions", "domain_terms", "long_words", "other_script", "conversation_depth", "follow_up", "attachments",
    ];

    /// <summary>Computes the values.</summary>
    /// <param name="found">What was counted in the message.</param>
    /// <param name="priorTurns">How many turns came before.</param>
    /// <param name="attachments">How many pictures and documents come with it.</param>
    /// <param name="values">Takes as many as there are names.</param>
    public static void Compute(in PromptFeatures found, int priorTurns, int attachments, Span<double> values)
    {
        double first = Math.Log(1 + FewWords);
        double words = Math.Log(1 + found.Words);
        double length = Math.Clamp((words - first) / (Math.Log(1 + ManyWords) - first), 0, 1);
        double formulas = Saturate(found.Math + found.Code + found.Brackets, 2);
        double depth = Saturate(Math.Max(0, priorTurns), 8);
        values[0] = Math.Min(words / first, 1);
        values[1] = length;
        values[2] = Saturate(found.Numbers, 1.5);
        values[3] = Saturate(found.Units, 1);
        values[4] = Saturate(found.Code, 1);
        values[5] = formulas;

        // A page of code or formulas is not harder by as much as it is longer.
        values[6] = formulas * length;
        values[7] = Saturate(found.Reasoning, 1.5);
        values[8] = Saturate(found.Tasks, 1.5);
        values[9] = Saturate(found.Constraints, 2);
        values[10] = Saturate(found.Parts, 3);
        values[11] = Math.Clamp(found.Questions - 1, 0, 3) / 3;
        values[12] = Saturate(found.Quantities, 3);
        values[13] = Saturate(found.Conditions, 1);
        values[14] = Saturate(found.DomainTerms, 2);

        // The share says little of a handful of words.
        values[15] = found.LongWords / (found.Words + 12);
        values[16] = found.Letters > 0 ? found.ForeignLetters / found.Letters * length : 0;
        values[17] = depth;
        values[18] = priorTurns > 0 ? Saturate(found.References, 2) : 0;
        values[19] = Saturate(Math.Max(0, attachments), 1);
    }

    private static double Saturate(double count, double scale) => 1 - Math.Exp(-count / scale);
}
