namespace AvatarKit;

/// <summary>Says a number in the form of the noun it counts, where the noun tells its gender.</summary>
internal static class NounRules
{
    private const int Longest = 24;

    // What may follow a number without being counted by it.
    private const string NotCounted =
        " de del y o a al en por para que es son con se la el los las lo un una más menos como si no su e ou em do da dos das no na nos nas "
            + "com ao à às os as um uma mais são "
        + "et ou à au aux du des le les la en dans par pour est sont avec sur plus moins il elle "
        + "ed od è di da in con su per tra fra il lo gli le al alla dal della ha sono non più uno una "
        + "und oder von bis mit für auf zu im am an ist sind war der die das den dem des ein eine mal nach vor aus bei per pro zum zur hat "
            + "als wie nicht auch ";

    // Before "1" these leave it a number of what follows; after other words it is their own: "la opción 1 tiene".
    private const string LetsCount =
        " de en a por para con sin cada hace dura cuesta tiene hay es son y o solo sólo unos menos más quedan queda faltan falta tengo quiero "
        + "em por para com sem cada há dura custa tem e ou só mais menos faltam "
        + "di in per con senza ogni dura costa ha c'è e o solo più meno tra fra "
        + "pour avec sans chaque dure coûte et ou il y a reste dans "
        + "in für mit ohne nur noch etwa rund ca und oder nach vor seit bis um pro je dauert kostet hat habe sind ist macht ";

    /// <summary>Says a number in the form that goes with the noun after it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many characters were said; 0 where it is left as it is: it counts nothing, the noun does not tell its gender, or its words are
    /// the same in any form.</returns>
    public static int TrySay(SpeakableContext context, int at, WrittenNumber number)
    {
        if (context.Lexicon.Verbalizer is not { } says || number is not { Fraction.Length: 0, Whole: { Length: < 16 } and not ['0', ..] })
        {
            return 0;
        }

        ReadOnlySpan<char> noun = After(context, number.End);
        bool isCounted = number.Whole == "1" ? !IsNameOfBefore(context, at) : noun is [.., 's'];
        if (noun.IsEmpty || !isCounted || says.Value.FormBeforeAny(noun.ToString()) is not { } form)
        {
            return 0;
        }

        string words = says.Value.Before(number.Value.Integer, noun.ToString(), form);
        if (!char.IsLetter(words[0]))
        {
            return 0;
        }

        // "un'ora" is one word.
        int end = words[^1] == '\'' ? number.End + 1 + noun.Length : number.End;
        context.Rewrite(end > number.End ? words + noun.ToString() : words, at, end);
        return end - at;
    }

    private static bool IsNameOfBefore(SpeakableContext context, int at)
    {
        char before = context.Peek(at - 1) is ' ' or '\u00A0' ? context.Peek(at - 2) : context.Peek(at - 1);
        return char.IsLetter(before) && !LetsCount.Contains($" {context.WordBefore(at)} ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The word that a number counts; empty where none follows it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="end">Where the number ends.</param>
    public static ReadOnlySpan<char> After(SpeakableContext context, int end)
    {
        if (context.Peek(end) is not (' ' or '\u00A0'))
        {
            return default;
        }

        int start = end + 1, close = start;
        while (close - start < Longest && char.IsLetter(context.Peek(close)))
        {
            close++;
        }

        ReadOnlySpan<char> word = close > start ? context.Text[start..close] : default;
        bool isNoun = word.Length > 2 && context.IsTokenEnd(close) && context.Peek(close) is not ('\'' or '’')
            && !NotCounted.AsSpan().Contains($" {word} ", StringComparison.OrdinalIgnoreCase)
            && (context.Lexicon.Language == "de" ? char.IsUpper(word[0]) : char.IsLower(word[0]));
        return isNoun ? word : default;
    }
}
