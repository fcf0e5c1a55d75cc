using System.Globalization;

namespace AvatarKit;

/// <summary>Finds ordinals, by the endings each language writes.</summary>
internal static class OrdinalReader
{
    private const int LongestEnding = 5;
    private const int LongestNoun = 40;

    // "3." also ends a sentence: it is an ordinal after a word that asks for one, or by itself.
    private const string GermanEndingN = " am im vom zum zur beim dem den des diesem diesen jedem jeden seinem ihrem unserem einem einen "
        + "eines seit ab bis ";
    private const string GermanLast = " am vom zum dem beim ";

    // These say nothing of the gender; no feminine noun follows them.
    private const string GermanBare = " ein kein mein dein sein ihr unser euer ";
    private const string GermanEndingE = " der die das dieser diese dieses jede jeder jedes ihre seine meine unsere eine ";
    private const string ItalianDeterminers =
        " il lo la l i gli le un uno una del dello della dell al allo alla all nel nello nella nell dal dalla dall sul sulla sull questo "
            + "questa suo sua ";

    /// <summary>Reads the ordinal at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>The ordinal; null where there is none.</returns>
    public static OrdinalToken? Read(SpeakableContext context, int at)
    {
        int digits = context.Digits(at);
        if (context.Peek(digits) is ' ' or ',' or PlainText.Break && !char.IsAsciiDigit(context.Peek(digits + 1)))
        {
            return null;
        }

        WrittenNumber? number = WrittenNumber.Read(context, at);
        int end = number is { Fraction.Length: 0 } read ? read.End : digits;
        string whole = number is { Fraction.Length: 0 } one ? one.Whole : context.Text[at..digits].ToString();
        if (whole.Length > 15)
        {
            return null;
        }

        long value = long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture);
        return context.Lexicon.Language switch
        {
            "de" => German(context, at, end, value),
            "ru" => Russian(context, at, end, value),
            "sv" or "da" or "no" or "nn" or "fi" or "hu" or "pl" or "cs" or "sk" or "hr" or "sl" or "tr" => Dotted(context, at, end, value),
            _ => ByEnding(context, at, end, value),
        };
    }

    private static OrdinalToken? ByEnding(SpeakableContext context, int at, int end, long value)
    {
        int start = context.Peek(end) == '.' && context.Lexicon.Language is "es" or "pt"
            && !char.IsWhiteSpace(context.Peek(end + 1)) ? end + 1 : end;
        int close = start;
        while (close - start < LongestEnding && (char.IsLetter(context.Peek(close)) || context.Peek(close) is 'º' or 'ª' or '°'))
        {
            close++;
        }

        if (close == start || char.IsLetterOrDigit(context.Peek(close)))
        {
            return null;
        }

        ReadOnlySpan<char> ending = context.Text[start..close];
        NumberForm? form = context.Lexicon.Language switch
        {
            "en" => English(ending, value),
            "es" => Spanish(context, ending, value, close),
            "pt" => ending is "º" or "°" ? NumberForm.Masculine : ending is "ª" ? NumberForm.Feminine : null,
            "fr" => French(ending, value),
            "it" => Italian(context, ending, at, close),
            _ => null,
        };
        return form is { } found ? new OrdinalToken(at, close, value, found) : null;
    }

    private static NumberForm? English(ReadOnlySpan<char> ending, long value)
    {
        Span<char> lower = stackalloc char[LongestEnding];
        lower = lower[..ending.ToLowerInvariant(lower)];
        string right = (value % 100) is >= 11 and <= 13 ? "th" : (value % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return lower.SequenceEqual(right) || lower is "th" ? NumberForm.Masculine : null;
    }

    private static NumberForm? Spanish(SpeakableContext context, ReadOnlySpan<char> ending, long value, int close) => ending switch
    {
        "°" when IsDegree(context, close) => null,
        "º" or "°" or "o" => IsBeforeNoun(context, close) && value % 10 is 1 or 3 ? NumberForm.BeforeMasculine : NumberForm.Masculine,
        "ª" or "ra" or "da" or "ta" or "ma" or "va" or "na" => NumberForm.Feminine,
        "er" or "ᵉʳ" => NumberForm.BeforeMasculine,
        "ro" or "do" or "to" or "mo" or "vo" or "no" => NumberForm.Masculine,
        _ => null,
    };

    private static NumberForm? French(ReadOnlySpan<char> ending, long value) => ending switch
    {
        "er" or "ᵉʳ" when value == 1 => NumberForm.Masculine,
        "re" or "ère" or "ʳᵉ" when value == 1 => NumberForm.Feminine,
        "e" or "ᵉ" or "ème" or "eme" or "è" or "ᵉᵐᵉ" or "es" or "èmes" when value > 1 => NumberForm.Masculine,
        _ => null,
    };

    // "un 1° test" is the first, "a 25° all'ombra" are degrees.
    private static NumberForm? Italian(SpeakableContext context, ReadOnlySpan<char> ending, int at, int close) => ending switch
    {
        "º" => NumberForm.Masculine,
        "ª" => NumberForm.Feminine,
        "°" when ItalianDeterminers.Contains($" {context.WordBefore(at)} ", StringComparison.OrdinalIgnoreCase)
            || context.Lexicon.MonthAt(context, close + 1, out _) > 0
            => NumberForm.Masculine,
        _ => null,
    };

    private static OrdinalToken? German(SpeakableContext context, int at, int end, long value)
    {
        int close = end;
        while (close - end < LongestEnding && char.IsAsciiLetterLower(context.Peek(close)))
        {
            close++;
        }

        if (close > end)
        {
            NumberForm? written = context.Text[end..close] switch
            {
                "te" or "ste" => NumberForm.Masculine,
                "ten" or "sten" => NumberForm.EndingN,
                "ter" or "ster" => NumberForm.EndingR,
                "tes" or "stes" => NumberForm.EndingS,
                "tem" or "stem" => NumberForm.EndingM,
                _ => null,
            };
            return written is { } form && context.IsTokenEnd(close) ? new OrdinalToken(at, close, value, form) : null;
        }

        char after = context.Peek(end + 1);
        if (context.Peek(end) != '.' || char.IsAsciiDigit(after) || after == '.')
        {
            return null;
        }

        // By itself a number with a full stop is an ordinal: "4." is "viertens" or "der vierte".
        if (value < 1_000 && at == 0 && end + 1 >= context.Text.TrimEnd(" ])\n").Length)
        {
            return new OrdinalToken(at, end + 1, value, NumberForm.EndingR);
        }

        string before = $" {context.WordBefore(at)} ";
        bool isN = GermanEndingN.Contains(before, StringComparison.OrdinalIgnoreCase);
        bool isE = GermanEndingE.Contains(before, StringComparison.OrdinalIgnoreCase);
        bool isFollowed = after is ' ' or '\u00A0' && char.IsLetter(context.Peek(end + 2));
        bool isLast = GermanLast.Contains(before, StringComparison.OrdinalIgnoreCase);
        if (before != "  " && isFollowed && GermanBare.Contains(before, StringComparison.OrdinalIgnoreCase))
        {
            return new OrdinalToken(at, end + 1, value, GermanEnding(context, end + 2));
        }

        return before != "  " && (((isN || isE) && isFollowed)
            || isLast) ? new OrdinalToken(at, end + 1, value, isN ? NumberForm.EndingN : NumberForm.Masculine) : null;
    }

    // "ihr zweiter Versuch", "sein zweites Buch", "ein drittes großes Haus": the noun says it, or an adjective before it.
    private static NumberForm GermanEnding(SpeakableContext context, int at)
    {
        int end = at;
        while (end - at < LongestNoun && char.IsLetter(context.Peek(end)))
        {
            end++;
        }

        ReadOnlySpan<char> word = context.Text[at..end];
        bool isNeuter = char.IsLower(word[0]) ? word.EndsWith("es") : GermanNouns.IsNeuter(word);
        return isNeuter ? NumberForm.EndingS : NumberForm.EndingR;
    }

    private static bool IsDegree(SpeakableContext context, int close)
    {
        int next = close + (context.Peek(close) is ' ' or '\u00A0' ? 1 : 0);
        return context.Peek(next) is 'C' or 'c' or 'F' or 'f' or 'K' or 'k' && context.IsTokenEnd(next + 1);
    }

    /// <summary><c>5-й</c>, <c>38-я</c>, <c>1960-х</c>.</summary>
    private static OrdinalToken? Russian(SpeakableContext context, int at, int end, long value)
    {
        int start = context.Peek(end) is '-' or '‑' ? end + 1 : end;
        int close = start;
        while (close - start < LongestEnding && char.IsLetter(context.Peek(close)))
        {
            close++;
        }

        string? set = context.Text[start..close] switch
        {
            "й" or "ый" or "ой" or "ий" => "masculine",
            "я" or "ая" => "feminine",
            "е" when value >= 1_000 || value < 20 => "plural",
            "е" or "ое" => "neuter",
            "ые" => "plural",
            "го" or "ого" => "masculine-genitive",
            "му" or "ому" => "masculine-dative",
            "м" or "ом" => "masculine-locative",
            "х" or "ых" => "plural-genitive",
            "ю" or "ую" => "feminine-accusative",
            _ => null,
        };
        return start > end && set is not null && context.IsTokenEnd(close) ? new OrdinalToken(at, close, value, NumberForm.Masculine, set) : null;
    }

    /// <summary>A number with a full stop by itself.</summary>
    private static OrdinalToken? Dotted(SpeakableContext context, int at, int end, long value)
        => context.Peek(end) == '.' && value < 1_000_000 && at == 0 && end + 1 >= context.Text.TrimEnd(" ])\n").Length
            ? new OrdinalToken(at, end + 1, value, NumberForm.Masculine, context.Lexicon.Language == "sv" ? "feminine" : null) : null;

    private static bool IsBeforeNoun(SpeakableContext context, int close) => context.Peek(close) == ' ' && char.IsLetter(context.Peek(close + 1));
}
