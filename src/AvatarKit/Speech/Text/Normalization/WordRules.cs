using System.Buffers;

namespace AvatarKit;

/// <summary>Says abbreviations, names with signs and versions.</summary>
internal static class WordRules
{
    private const int Longest = 12;

    // The endings of abbreviations that are set above the line, and the letters they are.
    private const string Raised = "ᵃᵈᵉᵍˡᵐⁿᵒʳˢᵗ";
    private static readonly SearchValues<char> AnyRaised = SearchValues.Create(Raised);
    private const string Plain = "adeglmnorst";

    /// <summary>Says the word at a place, where it is not said as it is written.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where a token starts.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        WordKinds kinds = context.Words.At(context.Text, at);
        int used = (kinds & WordKinds.Weekday) > 0 ? CalendarRules.TrySayWeekday(context, at) : 0;
        used = used > 0 || (kinds & WordKinds.Month) == 0 ? used : CalendarRules.TrySayMonth(context, at);
        used = used > 0 ? used : AddressRules.TrySayState(context, at);
        used = used > 0 ? used : TimeZoneRules.TrySay(context, at);
        used = used > 0 ? used : TryRoman(context, at);
        used = used > 0 || (kinds & WordKinds.Abbreviation) == 0 ? used : TryAbbreviation(context, at);
        used = used > 0 ? used : TryVersion(context, at);
        used = used > 0 ? used : MoneyRules.TrySay(context, at);
        return used > 0 ? used : Word(context, at);
    }

    private static int Word(SpeakableContext context, int at)
    {
        ReadOnlySpan<char> text = context.Text;
        int end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && (end == at || !TextChars.IsCjk(text[end])))
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
        end += ContractionRules.TrySay(context, at, end);

        // "config.json", "Node.js": a stop in the middle of a name is said.
        if (end > at && context.Peek(end) == '.' && char.IsAsciiLetterLower(context.Peek(end + 1)) && end - at > 1 && context.Lexicon.Dot is { } dot)
        {
            context.RewriteApart(dot, end, end + 1);
            end++;
        }

        return end - at;
    }

    private static int TryRoman(SpeakableContext context, int at)
    {
        if (context.Lexicon.Verbalizer is not { } says || RomanReader.Read(context, at) is not { } roman)
        {
            return 0;
        }

        context.As(SpeakableKind.Roman).Rewrite(says.Value.Roman(roman), at, roman.End);
        return roman.End - at;
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

            ReadOnlySpan<char> token = context.Text[at..end];
            bool isRaised = token.ContainsAny(AnyRaised);
            token = isRaised ? Lowered(token) : token;
            token = token.IndexOfAny('\u00A0', '\u202F') < 0 ? token : token.ToString().Replace('\u00A0', ' ').Replace('\u202F', ' ');
            if (!context.Lexicon.Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out Abbreviation found))
            {
                continue;
            }

            return Say(context, at, end, isRaised ? found with { Rule = AbbreviationRule.Always } : found);
        }

        return 0;
    }

    // "Mᵐᵉ" is "Mme".
    private static string Lowered(ReadOnlySpan<char> token)
    {
        Span<char> plain = stackalloc char[Longest];
        for (int i = 0; i < token.Length; i++)
        {
            int raised = Raised.IndexOf(token[i], StringComparison.Ordinal);
            plain[i] = raised < 0 ? token[i] : Plain[raised];
        }

        return plain[..token.Length].ToString();
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
            AbbreviationRule.BeforeName => char.IsUpper(following)
                || (char.IsLetter(following) && next > end && (char.IsUpper(context.Peek(at)) || IsTitleInSmall(context, at, end))),
            // "die max. Last": German nouns have capitals, and names such as "Max." have one, too.
            AbbreviationRule.WithinSentence => char.IsAsciiDigit(following) || char.IsLower(following)
                || (context.Lexicon.Language == "de" && char.IsLower(context.Peek(at)) && char.IsUpper(following)),
            AbbreviationRule.BeforeNumber => char.IsAsciiDigit(following)
                || (following is '+' or '(' && (char.IsAsciiDigit(context.Peek(next + 1)) || context.Peek(next + 1) is ' ' or '(')),
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

        context.As(SpeakableKind.Abbreviation).Rewrite(words, at, end);

        // Its full stop was also that of the sentence.
        bool sentenceEnds = context.Peek(end - 1) == '.' && (following == PlainText.Break
            || (found is { Rule: AbbreviationRule.Always, MayEnd: true } && char.IsUpper(following)));
        if (sentenceEnds)
        {
            context.Writer.Punctuate('.');
        }

        return end - at;
    }

    // "dra. ruiz": Spanish and Portuguese write titles small.
    private static bool IsTitleInSmall(SpeakableContext context, int at, int end)
        => context.Lexicon.Language is "es" or "pt" && context.Peek(end - 1) == '.' && end - at > 2;

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

        // "Version v1.0.0": it is said already.
        if (!context.WordBefore(at).Equals(version, StringComparison.OrdinalIgnoreCase))
        {
            context.As(SpeakableKind.Version).Rewrite(version, at, at + 1);
            context.Writer.SpaceBetween();
        }

        NumberRules.SayDotted(context, at + 1, end);
        return end - at;
    }
}
