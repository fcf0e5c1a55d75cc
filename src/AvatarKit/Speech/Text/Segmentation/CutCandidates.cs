namespace AvatarKit;

/// <summary>Places where the pending text could be cut if it must be, as indexes into it; 0 for none.</summary>
internal struct CutCandidates
{
    /// <summary>After a sentence inside brackets or quotes.</summary>
    public int Sentence { get; set; }

    /// <summary>After a clause.</summary>
    public int Clause { get; set; }

    /// <summary>After a word, outside inline code and links, and not between a number and its unit.</summary>
    public int Word { get; set; }

    /// <summary>At any white space.</summary>
    public int Space { get; set; }

    /// <summary>The best place for a cut that must come, or 0.</summary>
    /// <param name="bound">How much text there is at most.</param>
    /// <returns>The index to cut at.</returns>
    public readonly int Best(int bound)
    {
        // A cut near the start leaves nearly as much behind as there was: a word later on is better.
        int early = bound / 4;
        foreach (int place in (ReadOnlySpan<int>)[Sentence, Clause, Word, Space])
        {
            if (place > early)
            {
                return place;
            }
        }

        return Math.Max(Math.Max(Sentence, Clause), Math.Max(Word, Space));
    }
}
