namespace AvatarKit;

/// <summary>What must stand beside a letter for a rule to hold: a run of letters, classes of letters and word boundaries.</summary>
internal sealed class SoundContext
{
    // Longer runs are no context that a spelling looks at; the bound keeps a word of any length linear.
    private const int LongestRun = 8;

    /// <summary>Stands for the edge of a word in a set of letters.</summary>
    public const char Boundary = '_';

    private readonly Element[] elements;

    private SoundContext(Element[] elements) => this.elements = elements;

    /// <summary>How often the letters of an element occur.</summary>
    private enum Count
    {
        One,
        Optional,
        Many,
    }

    /// <summary>Reads a context as it is written in reading order.</summary>
    /// <param name="text">The context, maybe empty.</param>
    /// <param name="classes">The letters of the classes.</param>
    /// <param name="isLeft">Whether it stands before the letter, and is compared from its end.</param>
    /// <exception cref="FormatException">It names a class that is not defined.</exception>
    public static SoundContext Parse(ReadOnlySpan<char> text, IReadOnlyDictionary<char, string> classes, bool isLeft)
    {
        List<Element> elements = [];
        for (int at = 0; at < text.Length; at++)
        {
            bool negated = text[at] == '~';
            if (negated)
            {
                at++;
            }

            string letters = !char.IsUpper(text[at]) ? text[at].ToString()
                : classes.TryGetValue(text[at], out string? members) ? members
                : throw new FormatException($"A class of letters '{text[at]}' is not defined.");
            Count count = at + 1 < text.Length ? text[at + 1] switch { '?' => Count.Optional, '*' => Count.Many, _ => Count.One } : Count.One;
            at += count == Count.One ? 0 : 1;
            elements.Add(new Element(letters, negated, count));
        }

        if (isLeft)
        {
            elements.Reverse();
        }

        return new SoundContext([.. elements]);
    }

    /// <summary>Adds the letters it looks for to an alphabet.</summary>
    public void AddTo(HashSet<char> alphabet)
    {
        foreach (Element element in elements)
        {
            alphabet.UnionWith(element.Letters);
        }
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="at">The first letter to look at.</param>
    /// <param name="step">1 to go right, -1 to go left.</param>
    public bool Holds(ReadOnlySpan<char> word, int at, int step)
    {
        foreach (ref readonly Element element in elements.AsSpan())
        {
            if (element.Count == Count.One)
            {
                if (!element.Has(word, at))
                {
                    return false;
                }

                at += step;
                continue;
            }

            int most = element.Count == Count.Optional ? 1 : LongestRun;
            for (int taken = 0; taken < most && (uint)at < (uint)word.Length && element.Has(word, at); taken++)
            {
                at += step;
            }
        }

        return true;
    }

    private readonly record struct Element(string Letters, bool Negated, Count Count)
    {
        public bool Has(ReadOnlySpan<char> word, int at)
        {
            char letter = (uint)at < (uint)word.Length ? word[at] : Boundary;
            bool has = Letters.Contains(letter, StringComparison.Ordinal)
                || (letter == '\'' && Letters.Contains(Boundary, StringComparison.Ordinal));
            return has != Negated;
        }
    }
}
