namespace AvatarKit;

/// <summary>Finds Roman numerals, where the words around them say that they are.</summary>
internal static class RomanReader
{
    private const int Longest = 12;

    private const string Counted =
        " part chapter volume book act scene section phase type class stage appendix article title war bowl world final "
        + "teil anhang kapitel band buch akt szene abschnitt phase typ klasse weltkrieg artikel "
        + "parte capítulo tomo libro acto escena fase tipo clase artículo sección título año "
        + "partie chapitre tome livre acte scène phase type classe article titre "
        + "capitolo volume atto scena tipo classe articolo titolo "
        + "capítulo volume livro ato cena classe artigo título siglo século ";

    private const string Centuries = " siglo siglos año años século séculos ";

    // After these a numeral with a noun after it orders the noun: "la II Guerra", "el III Congreso".
    private const string MasculineArticles = " el del al un os o do no ao il del nel dal lo un ";
    private const string FeminineArticles = " la una a da na à uma della nella dalla alla una ";

    /// <summary>Reads the Roman numeral at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it would begin.</param>
    /// <returns>The numeral; null where there is none.</returns>
    public static RomanToken? Read(SpeakableContext context, int at)
    {
        int end = at;
        while (end - at < Longest && context.Peek(end) is 'I' or 'V' or 'X' or 'L' or 'C' or 'D' or 'M')
        {
            end++;
        }

        if (end == at)
        {
            return ReadSmall(context, at);
        }

        // Most words with such a capital go on.
        bool isOver = context.IsTokenEnd(end) && context.Peek(end) is not ('\'' or '’' or '-');
        if (!isOver && context.Peek(end) != 'e')
        {
            return null;
        }

        long value = Value(context.Text[at..end]);
        if (value == 0)
        {
            return null;
        }

        if (context.Lexicon.Language == "fr" && context.Peek(end) == 'e' && (context.IsTokenEnd(end + 1) || context.Has("ème", end)) && value > 1
            && (end - at > 1 || context.Has("e siècle", end)))
        {
            return new RomanToken(at, context.Has("ème", end) ? end + 3 : end + 1, value, RomanUse.Ordinal);
        }

        if (!isOver)
        {
            return null;
        }

        string before = context.WordBefore(at);
        if (before.Length == 0 || context.Peek(at - 1) is not (' ' or '\u00A0'))
        {
            return After(context, at, end, value);
        }

        string padded = $" {before} ";
        if (Ordering(context, at, end, value, padded.ToLowerInvariant()) is { } ordering)
        {
            return ordering;
        }

        // "I" after a name is more often a person than a number, and after "World War" it is none.
        if (end - at == 1 && context.Peek(at) is 'I' && context.Lexicon.Language == "en"
            && !before.Equals("war", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        bool isCounted = Counted.Contains(padded, StringComparison.OrdinalIgnoreCase);
        bool isRuler = !isCounted && RulerNames.All.Contains(before) && value < 40;
        if (!isCounted && !isRuler)
        {
            // "Rocky III", "Final Fantasy VII": a name with its number. "IV", "VI", "XX" and "XXX" are more often something else.
            ReadOnlySpan<char> numeral = context.Text[at..end];
            bool isNumeral = value < 40 && (numeral.Contains("II", StringComparison.Ordinal) || numeral is "IX" or "XI"
                || (numeral.Length > 2 && numeral is not "XXX"));
            return After(context, at, end, value)
                ?? (isNumeral && char.IsUpper(before[0]) ? new RomanToken(at, end, value, RomanUse.Number) : null);
        }

        // The full stop of "Friedrich II. war" marks the ordinal.
        bool hasStop = isRuler && context.Lexicon.Language == "de" && context.Peek(end) == '.';
        NumberForm form = isRuler && RulerNames.OfQueens.Contains(before) ? NumberForm.Feminine : NumberForm.Masculine;
        return new RomanToken(at, hasStop ? end + 1 : end, value, isRuler ? RomanUse.Ruler : RomanUse.Number, form);
    }

    /// <summary><c>la II Guerra</c>, <c>el III Congreso</c>, <c>der II. Weltkrieg</c>, <c>the XXI century</c>.</summary>
    private static RomanToken? Ordering(SpeakableContext context, int at, int end, long value, string before)
    {
        bool hasStop = context.Peek(end) == '.';
        int noun = end + (hasStop ? 2 : 1);
        if (context.Peek(noun - 1) is not (' ' or '\u00A0') || !char.IsLetter(context.Peek(noun)))
        {
            return null;
        }

        switch (context.Lexicon.Language)
        {
            case "en" when context.Has("century", noun) && !hasStop:
                return new RomanToken(at, end, value, RomanUse.Ordinal);
            case "de" when hasStop && (context.Has("Jahrhundert", noun) || context.Has("Weltkrieg", noun)):
                bool isN = before is " im " or " vom " or " dem " or " am " or " zum " or " des " or " den " or " seit ";
                bool isR = before is " ein " or " ihr ";
                return new RomanToken(at, end + 1, value, RomanUse.Ordinal,
                    isN ? NumberForm.EndingN : isR ? NumberForm.EndingR : NumberForm.Masculine);
            case "es" or "pt" or "it" when !hasStop && char.IsUpper(context.Peek(noun)) || context.Has("guerra", noun):
                bool isFeminine = FeminineArticles.Contains(before, StringComparison.OrdinalIgnoreCase);
                return isFeminine || MasculineArticles.Contains(before, StringComparison.OrdinalIgnoreCase)
                    ? new RomanToken(at, end, value, RomanUse.Ordinal, isFeminine ? NumberForm.Feminine : NumberForm.BeforeMasculine) : null;
            default:
                return null;
        }
    }

    /// <summary>The numeral of a century or a year in small letters, as the Academy sets it: <c>siglo xxi</c>.</summary>
    private static RomanToken? ReadSmall(SpeakableContext context, int at)
    {
        int end = at;
        if (context.Lexicon.Language is not ("es" or "pt"))
        {
            return null;
        }

        while (end - at < Longest && context.Peek(end) is 'i' or 'v' or 'x' or 'l' or 'c' or 'd' or 'm')
        {
            end++;
        }

        bool isAsked = end > at && context.IsTokenEnd(end)
            && context.Peek(at - 1) is ' ' or '\u00A0' && Centuries.Contains($" {context.WordBefore(at)} ", StringComparison.OrdinalIgnoreCase);
        return isAsked && Value(context.Text[at..end].ToString().ToUpperInvariant()) is > 0 and long value
            ? new RomanToken(at, end, value, RomanUse.Number) : null;
    }

    /// <summary>A century whose name comes after: <c>XXI secolo</c>.</summary>
    private static RomanToken? After(SpeakableContext context, int at, int end, long value)
        => context.Lexicon.Language == "it" && context.Has(" secolo", end) ? new RomanToken(at, end, value, RomanUse.Ordinal) : null;

    /// <summary>The number of a numeral in its usual form; 0 of what is none.</summary>
    public static long Value(ReadOnlySpan<char> numeral)
    {
        long sum = 0;
        for (int i = 0; i < numeral.Length; i++)
        {
            int one = Digit(numeral[i]);
            sum += i + 1 < numeral.Length && one < Digit(numeral[i + 1]) ? -one : one;
        }

        return IsWritten(numeral, sum) ? sum : 0;
    }

    private static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, 'D' => 500, _ => 1_000 };

    private static bool IsWritten(ReadOnlySpan<char> numeral, long number)
    {
        ReadOnlySpan<string> signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"];
        ReadOnlySpan<int> values = [1_000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];
        for (int i = 0; i < signs.Length; i++)
        {
            for (; number >= values[i]; number -= values[i])
            {
                if (!numeral.StartsWith(signs[i]))
                {
                    return false;
                }

                numeral = numeral[signs[i].Length..];
            }
        }

        return numeral.IsEmpty;
    }
}
