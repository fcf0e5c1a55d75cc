namespace AvatarKit;

/// <summary>Says abbreviations, names with signs and versions.</summary>
internal static class WordRules
{
    private const int Longest = 12;

    /// <summary>Says the word at a place, where it is not said as it is written.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where a token starts.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        int used = TryAbbreviation(context, at);
        used = used > 0 ? used : TryVersion(context, at);
        used = used > 0 ? used : MoneyRules.TrySay(context, at);
        return used > 0 ? used : Word(context, at);
    }

    private static int Word(SpeakableContext context, int at)
    {
        int end = at;
        while (end < context.Text.Length && char.IsLetterOrDigit(context.Peek(end)) && (end == at || !TextChars.IsCjk(context.Peek(end))))
        {
            end++;
        }

        // A Greek letter alone is a sign.
        if (end - at == 1 && context.Lexicon.Symbols.TryGetValue(context.Peek(at), out string? sign))
        {
            context.Rewrite(sign, at, end);
            return 1;
        }

        context.Copy(at, end);

        // "config.json", "Node.js": a stop in the middle of a name is said.
        if (end > at && context.Peek(end) == '.' && char.IsAsciiLetterLower(context.Peek(end + 1)) && end - at > 1 && context.Lexicon.Dot is { } dot)
        {
            context.RewriteApart(dot, end, end + 1);
            end++;
        }

        return end - at;
    }

    private static int TryAbbreviation(SpeakableContext context, int at)
    {
        int last = Math.Min(context.Text.Length, at + Longest);
        for (int end = last; end > at + 1; end--)
        {
            char c = context.Peek(end - 1);
            bool closes = c is '.' or '/' or '+' or '#' or '°' or 'º' || context.IsTokenEnd(end);
            if (!closes || !(char.IsLetterOrDigit(c) || c is '.' or '/' or '+' or '#' or '°' or 'º')
                || (char.IsLetter(c) && context.Peek(end) is '\'' or '’'))
            {
                continue;
            }

            if (!context.Lexicon.Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[at..end], out Abbreviation found))
            {
                continue;
            }

            return Say(context, at, end, found);
        }

        return 0;
    }

    private static int Say(SpeakableContext context, int at, int end, Abbreviation found)
    {
        int next = end;
        while (context.Peek(next) is ' ' or '\u00A0' && next < context.Text.Length)
        {
            next++;
        }

        char following = next < context.Text.Length ? context.Peek(next) : PlainText.Break;
        bool applies = found.Rule switch
        {
            AbbreviationRule.BeforeName => char.IsUpper(following),
            AbbreviationRule.BeforeNumber => char.IsAsciiDigit(following),
            _ => char.IsLetterOrDigit(context.Peek(end - 1)) || context.Peek(end - 1) != '.' || !char.IsLetterOrDigit(context.Peek(end)),
        };
        string words = found.Words;
        if (context.Lexicon.Language == "en" && context.Text[at..end].Equals("st.", StringComparison.OrdinalIgnoreCase))
        {
            words = applies && !FollowsName(context, at) ? words : "Street";
            applies = true;
        }
        else if (context.Lexicon.Language == "en" && !applies && FollowsName(context, at)
            && context.Text[at..end].Equals("dr.", StringComparison.OrdinalIgnoreCase))
        {
            words = "Drive";
            applies = true;
        }

        if (!applies)
        {
            return 0;
        }

        context.Rewrite(words, at, end);

        // Its full stop was also that of the sentence.
        bool sentenceEnds = context.Peek(end - 1) == '.' && (following == PlainText.Break
            || (found.Rule == AbbreviationRule.Always && char.IsUpper(following) && context.Text[at..end] is not "vs."));
        if (sentenceEnds)
        {
            context.Writer.Punctuate('.');
        }

        return end - at;
    }

    // "Main St.": a word with a capital before it, and not the first of the sentence.
    private static bool FollowsName(SpeakableContext context, int at)
    {
        int end = at;
        while (end > 0 && context.Peek(end - 1) == ' ')
        {
            end--;
        }

        int start = end;
        while (start > 0 && end - start < 24 && char.IsLetter(context.Peek(start - 1)))
        {
            start--;
        }

        return end > start && end < at && char.IsUpper(context.Peek(start));
    }

    // "v2.1", "V3".
    private static int TryVersion(SpeakableContext context, int at)
    {
        if (context.Peek(at) is not ('v' or 'V') || !char.IsAsciiDigit(context.Peek(at + 1)) || context.Lexicon.Version is not { } version)
        {
            return 0;
        }

        int end = context.Digits(at + 1);
        while (context.Peek(end) == '.' && char.IsAsciiDigit(context.Peek(end + 1)))
        {
            end = context.Digits(end + 1);
        }

        if (!context.IsTokenEnd(end))
        {
            return 0;
        }

        context.Rewrite(version, at, at + 1);
        context.Writer.SpaceBetween();
        NumberRules.SayDotted(context, at + 1, end);
        return end - at;
    }
}
