namespace AvatarKit;

/// <summary>The named features that a calibration weighs beside the words: those of the scorer, and its score.</summary>
internal static class CalibrationFeatures
{
    public static IReadOnlyList<string> Names { get; } = [.. ComplexityFeatures.Names, "shipped_score"];

    /// <summary>Computes the values.</summary>
    /// <param name="input">The message and its context.</param>
    /// <param name="shippedScore">The score by the shipped weights.</param>
    /// <param name="scored">What it rests on.</param>
    /// <param name="values">Takes as many as there are names.</param>
    public static void Compute(in ComplexityInput input, double shippedScore, IReadOnlyList<ComplexityFeature>? scored, Span<double> values)
    {
        if (scored is not null && IsOurs(scored))
        {
            // The scorer has read the message already: reading is half of what a decision takes.
            for (int i = 0; i < ComplexityFeatures.Names.Count; i++)
            {
                values[i] = scored[i + 1].Value;
            }
        }
        else
        {
            ComplexityFeatures.Compute(PromptReader.Read(input.Message), input.PriorTurns, input.Attachments, values);
        }

        values[^1] = shippedScore;
    }

    // A host's scorer may name its features as ours and mean others: ours are these very strings.
    private static bool IsOurs(IReadOnlyList<ComplexityFeature> scored)
    {
        int count = ComplexityFeatures.Names.Count;
        return scored.Count == count + 1
            && ReferenceEquals(scored[1].Name, ComplexityFeatures.Names[0])
            && ReferenceEquals(scored[count].Name, ComplexityFeatures.Names[count - 1]);
    }
}
