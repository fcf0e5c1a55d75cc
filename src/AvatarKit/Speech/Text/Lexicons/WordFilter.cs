namespace AvatarKit;

/// <summary>Tells of a word by its first two letters and its length which of a language's tables could know it, so that a plain word is looked up in
/// none. Immutable and thread-safe.</summary>
internal sealed class WordFilter
{
    private const int Letters = 26;
    private const int Longest = 12;
    private const int LongestWeekday = 6;
    private const int MonthBits = 16;
    private const int WeekdayBits = 32;

    // By the first letter and the second: one bit for each length and kind. The last of a letter's row is for what is no letter of English there.
    private readonly ulong[] lengths = new ulong[Letters * (Letters + 1)];
    private readonly Lexicon lexicon;

    /// <summary>Reads a language's tables.</summary>
    public WordFilter(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        Add(lexicon.Abbreviations.Keys, 0, Longest);
        Add(lexicon.MonthNames.Keys, MonthBits, Longest);
        Add(lexicon.Weekdays.Keys, WeekdayBits, LongestWeekday);
        if (lexicon.Language == "hu")
        {
            Add(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], MonthBits, Longest);
        }
    }

    /// <summary>Whether it was made from the tables a lexicon has.</summary>
    public bool IsOf(Lexicon other) => ReferenceEquals(lexicon.Abbreviations, other.Abbreviations)
        && ReferenceEquals(lexicon.MonthNames, other.MonthNames) && ReferenceEquals(lexicon.Weekdays, other.Weekdays);

    /// <summary>What the word at a place could be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the word begins.</param>
    public WordKinds At(ReadOnlySpan<char> text, int at)
    {
        if (!char.IsAsciiLetter(text[at]))
        {
            return WordKinds.All;
        }

        ReadOnlySpan<char> word = text[at..];
        int length = Length(word);
        ulong bits = lengths[Cell(word[0], length > 1 ? word[1] : ' ')];
        return (length <= Longest && ((bits >> length) & 1) > 0 ? WordKinds.Abbreviation : WordKinds.None)
            | (length <= Longest && ((bits >> (MonthBits + length)) & 1) > 0 ? WordKinds.Month : WordKinds.None)
            | (((bits >> (WeekdayBits + Math.Min(length, LongestWeekday))) & 1) > 0 ? WordKinds.Weekday : WordKinds.None);
    }

    private void Add(IEnumerable<string> words, int firstBit, int longest)
    {
        foreach (string word in words)
        {
            if (char.IsAsciiLetter(word[0]))
            {
                int length = Length(word);
                ulong bit = 1UL << (firstBit + Math.Min(length, longest));
                lengths[Cell(word[0], length > 1 ? word[1] : ' ')] |= bit;

                // A raised letter stands for a plain one.
                lengths[Cell(word[0], ' ')] |= bit;
            }
        }
    }

    // Of the letters at the beginning. After a letter that may close an abbreviation another one may stand.
    private static int Length(ReadOnlySpan<char> word)
    {
        int length = 1;
        while (length <= Longest && length < word.Length && char.IsLetter(word[length]) && word[length] != 'º' && !TextChars.IsCjk(word[length]))
        {
            length++;
        }

        return length;
    }

    private static int Cell(char first, char second)
        => (((first | 0x20) - 'a') * (Letters + 1)) + (char.IsAsciiLetter(second) ? (second | 0x20) - 'a' : Letters);
}
