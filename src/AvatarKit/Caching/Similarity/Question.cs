namespace AvatarKit;

/// <summary>A question taken apart, for comparison with others of its language. Never changed once made.</summary>
internal sealed class Question
{
    /// <summary>The normalised text.</summary>
    public required string Text { get; init; }

    /// <summary>Its words, each once, by id.</summary>
    public required QuestionTerm[] Terms { get; init; }

    /// <summary>Its pairs of neighbouring content words and its runs of three characters, each once, in order.</summary>
    public required ulong[] Pairs { get; init; }

    public required ulong[] Trigrams { get; init; }

    public required int WordCount { get; init; }

    public required int ContentCount { get; init; }

    /// <summary>The word that asks; empty: none.</summary>
    public required string Interrogative { get; init; }

    public required bool IsNegated { get; init; }

    public required string[] Numbers { get; init; }

    /// <summary>The terms that are written like names.</summary>
    public required ulong[] Names { get; init; }

    /// <summary>The sides of contraries that it has words of.</summary>
    public required int[] Contraries { get; init; }

    public required ParticleUse[] Particles { get; init; }

    public bool Has(ulong term)
    {
        int low = 0;
        int high = Terms.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            ulong id = Terms[middle].Id;
            if (id == term)
            {
                return true;
            }

            (low, high) = id < term ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }
}
