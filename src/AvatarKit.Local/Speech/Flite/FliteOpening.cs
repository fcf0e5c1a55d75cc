namespace AvatarKit.Local;

/// <summary>Where a long first passage is parted, so that it is heard early: Flite takes some 40 ms for a second of speech, and gives nothing before
/// it has all of it.</summary>
internal static class FliteOpening
{
    /// <summary>Passages of fewer characters are read in one breath: they are made in less than a fifth of a second.</summary>
    private const int LongLength = 60;

    /// <summary>Neither part has fewer characters than this: a second is too little to make the rest in.</summary>
    private const int LeastLength = 18;

    /// <summary>From so many characters on a breath before a conjunction sounds natural, and before a preposition.</summary>
    private const int ConjunctionLength = 28;
    private const int PrepositionLength = 40;

    private static readonly HashSet<string> Conjunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "but", "because", "which", "who", "whose", "that", "if", "when", "where", "while", "unless", "until", "so", "although",
        "though",
    };

    private static readonly HashSet<string> Prepositions = new(StringComparer.OrdinalIgnoreCase)
    {
        "for", "from", "in", "on", "at", "to", "with", "by", "under", "over", "after", "before", "between", "without", "within", "through",
        "about",
        "into", "during", "against", "near", "via",
    };

    /// <summary>How many words come first; 0: all of them.</summary>
    public static int Length(IReadOnlyList<(TextWord Word, string[] Runs)> words)
    {
        int total = words.Sum(static word => LengthOf(word.Runs));
        if (total < LongLength)
        {
            return 0;
        }

        int length = 0;
        for (int i = 0; i < words.Count - 1; i++)
        {
            length += LengthOf(words[i].Runs);
            if (length >= LeastLength && total - length >= LeastLength && IsBreath(words[i].Runs, words[i + 1].Runs, length))
            {
                return IsSpoken(words.Take(i + 1)) && IsSpoken(words.Skip(i + 1)) ? i + 1 : 0;
            }
        }

        return 0;
    }

    private static bool IsBreath(string[] before, string[] after, int length)
    {
        if (before.Length == 0 || after.Length == 0)
        {
            return false;
        }

        return before[^1] is [.., ',' or ';' or ':']
            || (length >= ConjunctionLength && Conjunctions.Contains(after[0]))
            || (length >= PrepositionLength && Prepositions.Contains(after[0]) && !Prepositions.Contains(before[^1]));
    }

    private static bool IsSpoken(IEnumerable<(TextWord Word, string[] Runs)> words) => words.Any(static word => word.Runs.Any(FliteText.IsSpoken));

    private static int LengthOf(string[] runs) => runs.Sum(static run => run.Length + 1);
}
