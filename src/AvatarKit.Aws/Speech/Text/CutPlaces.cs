namespace AvatarKit.Aws;

/// <summary>Remembers where a text could be cut, the better places apart from the worse.</summary>
/// <param name="from">Where the piece begins.</param>
internal struct CutPlaces(int from)
{
    private const string SentenceEnds = ".!?…。！？｡।؟";
    private const string ClauseEnds = ",;:—–、，；：،؛";
    private const string Closers = "\"'”’»)]}」』）";

    private readonly int begin = from;
    private int sentence = from;
    private int clause = from;
    private int word = from;
    private int anywhere = from;
    private char before;

    /// <summary>Notes the place after an atom.</summary>
    /// <param name="place">The index of the next atom.</param>
    /// <param name="atom">The atom before the place.</param>
    /// <param name="sent">What it is sent as.</param>
    /// <param name="goesOn">Whether the next atom belongs to the same letter or symbol.</param>
    public void Note(int place, PollyAtom atom, ReadOnlySpan<char> sent, bool goesOn)
    {
        if (atom.Kind != PollyAtomKind.Text)
        {
            bool ends = atom is { Kind: PollyAtomKind.Close, Element: "p" or "s" };
            sentence = ends ? place : sentence;
            clause = atom is { Kind: PollyAtomKind.Empty, Element: "break" } ? place : clause;
            return;
        }

        if (goesOn)
        {
            return;
        }

        anywhere = place;
        char c = sent[0];
        bool isWide = c is >= '\u3000' and < '\uE000' or >= '\uFF00';
        if (char.IsWhiteSpace(c))
        {
            word = place;
            sentence = SentenceEnds.Contains(before, StringComparison.Ordinal) || c == '\n' ? place : sentence;
            clause = ClauseEnds.Contains(before, StringComparison.Ordinal) ? place : clause;
        }
        else if (isWide)
        {
            // Scripts without spaces: a mark ends what it ends, and words begin anywhere.
            sentence = SentenceEnds.Contains(c, StringComparison.Ordinal) ? place : sentence;
            clause = ClauseEnds.Contains(c, StringComparison.Ordinal) ? place : clause;
        }

        // A closing quote or bracket does not hide the full stop before it.
        before = Closers.Contains(c, StringComparison.Ordinal) ? before : c;
    }

    /// <summary>The best place: the end of a sentence or a clause, unless that makes a small piece, else of a word.</summary>
    /// <param name="limit">The first atom that does not fit.</param>
    /// <returns>The place, or <see langword="null"/> where there is none.</returns>
    public readonly int? Best(int limit)
    {
        int least = begin + ((limit - begin) / 4);
        if (sentence > least)
        {
            return sentence;
        }

        if (clause > least)
        {
            return clause;
        }

        if (word > begin)
        {
            return word;
        }

        return anywhere > begin ? anywhere : null;
    }
}
