using System.Globalization;

namespace AvatarKit;

/// <summary>Says signs, or leaves them out.</summary>
internal static class SymbolRules
{
    private const string Alternatives =
        " and/or he/she she/he him/her his/her his/hers her/him her/his s/he yes/no on/off in/out up/down true/false either/or ";

    /// <summary>Says the sign at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it stands.</param>
    /// <param name="c">The sign.</param>
    /// <returns>How many characters were dealt with, at least 1.</returns>
    public static int Say(SpeakableContext context, int at, char c)
    {
        int face = EmoticonLength(context, at);
        if (face > 0)
        {
            context.Writer.Drop();
            return face;
        }

        int citation = c is '[' or '【' ? CitationReader.Length(context.Text[at..]) : 0;
        if (citation > 0)
        {
            context.Writer.Drop();
            return citation;
        }

        switch (c)
        {
            case '-' or '–' or '−' or '‑' or '—' or '‐':
                return DashRules.Say(context, at, c);
            case '\'' or '"' or '’' or '‘' or '“' or '”' or '„' or '«' or '»' or '.' or ',' or ';' or ':' or '!' or '?' or '…' or '¿' or '¡':
                context.Copy(at, at + 1);
                return 1;
            case '(' or '+' when PhoneStart(context, at) is > 0 and int phone:
                return phone;
            case '#':
                return Hash(context, at);
            case '@':
                return Words(context, at, c, char.IsLetterOrDigit(context.Peek(at + 1)) || char.IsAsciiDigit(context.Peek(at - 1))
                    || IsAlone(context, at));
            case '^':
                return FormulaRules.Power(context, at);
            case '*':
                return FormulaRules.Star(context, at);
            case '~' when char.IsAsciiDigit(context.Peek(at - 1)) && char.IsAsciiDigit(context.Peek(at + 1)) && context.Lexicon.To is { } to:
                return context.As(SpeakableKind.Range).Apart(at, to);
            case '~':
                return char.IsAsciiDigit(context.Peek(at + 1)) && context.Lexicon.About is { } about ? context.Apart(at, about) : context.Drop();
            case >= '₀' and <= '₉':
                context.CopyAs((char)('0' + (c - '₀')), at);
                return 1;
            case '²' or '³' when !FormulaRules.IsSuperscript(context.Peek(at + 1)) && context.Lexicon.Squared is not null:
                return context.Apart(at, (c == '²' ? context.Lexicon.Squared : context.Lexicon.Cubed)!);
            case '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹') when context.Lexicon.Power is { } power:
                return FormulaRules.Superscript(context, at, power);
            case '<' or '>':
                return Words(
                    context,
                    at,
                    c,
                    char.IsAsciiDigit(context.Peek(at + 1)) || (context.Peek(at + 1) == ' ' && context.Peek(at - 1) == ' '));
            case '=':
                return FormulaRules.Equality(context, at);
            case '/' when context.Lexicon.SaysSlash && IsSlashSaid(context, at):
                return context.Apart(at, context.Lexicon.Slash);
            case '_' or '|' or '`' or '{' or '}' or '[' or ']' or '\\' or '/':
                return context.Drop();
        }

        return Other(context, at, c);
    }

    // "he/she" and the "/" between the lines of a song are not.
    private static bool IsSlashSaid(SpeakableContext context, int at)
    {
        char before = context.Peek(at - 1), after = context.Peek(at + 1);
        if (before == '/' || after == '/' || !(char.IsLetterOrDigit(before) || char.IsLetterOrDigit(after) || at == 0))
        {
            return false;
        }

        int end = at + 1;
        while (end - at < 6 && char.IsLetter(context.Peek(end)))
        {
            end++;
        }

        string pair = context.WordEndingAt(at) + context.Text[at..Math.Min(end, context.Text.Length)].ToString();
        return !char.IsLetter(before) || !Alternatives.Contains($" {pair} ", StringComparison.OrdinalIgnoreCase);
    }

    private static int Other(SpeakableContext context, int at, char c)
    {
        if (FractionReader.OneSign(c) is { Below: > 0 } fraction && context.Lexicon.Verbalizer?.Value.Fraction(fraction) is { } part)
        {
            context.As(SpeakableKind.Fraction).RewriteApart(part, at, at + 1);
            return 1 + UnitRules.TrySayAfterFraction(context, fraction with { Start = at, End = at + 1 });
        }

        if (context.Lexicon.Symbols.TryGetValue(c, out string? words) && !IsEmojiPart(context, at))
        {
            return context.Apart(at, words);
        }

        if (context.Lexicon.HasWords && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol && IsAlone(context, at)
            && CurrencyReader.TryRead(context, at, 1, out Currency currency))
        {
            return context.Apart(at, currency.Main.One);
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark when c is not ('\uFE0E' or '\uFE0F')
                && context.Writer.Last != ' ':
            case UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation:
            case UnicodeCategory.OtherPunctuation when c is not ('•' or '‣' or '◦' or '·'
                or '†' or '‡' or '＊' or '&' or '@' or '%' or '#' or '\\' or '/' or '*'):
            case UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber:
                context.Copy(at, at + 1);
                return 1;
        }

        // Signs every voice knows in its own language.
        if (context.Lexicon.Squared is null && c is '%' or '€' or '$' or '£' or '¥' or '°' or '+' or '&' or '@' or '₹' or '₩' or '₽')
        {
            context.Copy(at, at + 1);
            return 1;
        }

        // What joins or orders letters parts no words; what is left out as a picture does.
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        {
            return 1;
        }

        return context.Drop();
    }

    private static int Hash(SpeakableContext context, int at)
    {
        char next = context.Peek(at + 1);
        string? words = char.IsAsciiDigit(next) ? context.Lexicon.Number : char.IsLetter(next) ? context.Lexicon.Hashtag : null;
        return words is null || !context.IsTokenStart(at) ? context.Drop() : context.Apart(at, words);
    }

    private static int PhoneStart(SpeakableContext context, int at) =>
        context.Lexicon.HasWords && (char.IsAsciiDigit(context.Peek(at + 1)) || context.Peek(at + 1) == '(')
            && context.IsTokenStart(at) ? PhoneRules.TrySay(context, at) : 0;

    private static int EmoticonLength(SpeakableContext context, int at)
    {
        if (context.Peek(at) is not (':' or ';' or '<') || !(char.IsWhiteSpace(context.Peek(at - 1)) || context.Peek(at - 1) is PlainText.Break))
        {
            return 0;
        }

        ReadOnlySpan<char> text = context.Text[at..Math.Min(context.Text.Length, at + 3)];
        int length = text is [':' or ';', '-', ')' or '(' or 'D' or 'P' or 'p' or '/' or 'O' or 'o', ..] ? 3
            : text is [':' or ';', ')' or '(' or 'D' or 'P' or 'p', ..] or ['<', '3', ..] ? 2
            : 0;
        return length > 0 && (at + length == context.Text.Length || !char.IsLetterOrDigit(context.Peek(at + length))) ? length : 0;
    }

    private static bool IsAlone(SpeakableContext context, int at)
        => context.Peek(at - 1) is ' ' or PlainText.Break && context.Peek(at + 1) is ' ' or PlainText.Break;

    private static bool IsEmojiPart(SpeakableContext context, int at) => context.Peek(at + 1) is '\uFE0F';

    private static int Words(SpeakableContext context, int at, char c, bool said) =>
        said && context.Lexicon.Symbols.TryGetValue(c, out string? words) ? context.Apart(at, words)
        : said && c == '@' ? context.CopyRun(at, 1)
        : context.Drop();
}
