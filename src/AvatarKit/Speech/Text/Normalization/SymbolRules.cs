using System.Globalization;

namespace AvatarKit;

/// <summary>Says signs, or leaves them out.</summary>
internal static class SymbolRules
{
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

        switch (c)
        {
            case '-' or '–' or '−' or '‑' or '—' or '‐':
                return Dash(context, at, c);
            case '\'' or '"' or '’' or '‘' or '“' or '”' or '„' or '«' or '»' or '.' or ',' or ';' or ':' or '!' or '?' or '…' or '¿' or '¡':
                context.Copy(at, at + 1);
                return 1;
            case '(' or '+' when PhoneStart(context, at) is > 0 and int phone:
                return phone;
            case '#':
                return Hash(context, at);
            case '@':
                return Words(context, at, c, char.IsLetterOrDigit(context.Peek(at + 1)));
            case '^':
                return Power(context, at);
            case '*':
                return Star(context, at);
            case '~':
                return char.IsAsciiDigit(context.Peek(at + 1)) && context.Lexicon.About is { } about ? Apart(context, at, about) : Drop(context);
            case >= '₀' and <= '₉':
                context.CopyAs((char)('0' + (c - '₀')), at);
                return 1;
            case '²' or '³' when !IsSuperscript(context.Peek(at + 1)) && context.Lexicon.HasWords:
                return Apart(context, at, (c == '²' ? context.Lexicon.Squared : context.Lexicon.Cubed)!);
            case '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹') when context.Lexicon.Power is { } power:
                return Superscript(context, at, power);
            case '<' or '>':
                return Words(context, at, c, char.IsAsciiDigit(context.Peek(at + 1)) || (context.Peek(at + 1) == ' ' && context.Peek(at - 1) == ' '));
            case '=':
                return Equality(context, at);
            case '_' or '|' or '`' or '{' or '}' or '[' or ']' or '\\' or '/':
                return Drop(context);
        }

        return Other(context, at, c);
    }

    private static int Other(SpeakableContext context, int at, char c)
    {
        if (context.Lexicon.Symbols.TryGetValue(c, out string? words) && !IsEmojiPart(context, at))
        {
            // "2½" is two and a half.
            bool mixed = char.IsNumber(c) && char.IsAsciiDigit(context.Peek(at - 1));
            return Apart(context, at, mixed ? $"{context.Lexicon.And} {words}" : words);
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark when c is not ('\uFE0E' or '\uFE0F') && context.Writer.Last != ' ':
            case UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation:
            case UnicodeCategory.OtherPunctuation when c is not ('•' or '‣' or '◦' or '·' or '†' or '‡' or '＊' or '&' or '@' or '%' or '#' or '\\' or '/' or '*'):
            case UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber:
                context.Copy(at, at + 1);
                return 1;
        }

        // Signs every voice knows in its own language.
        if (!context.Lexicon.HasWords && c is '%' or '€' or '$' or '£' or '¥' or '°' or '+' or '&' or '@' or '₹' or '₩' or '₽')
        {
            context.Copy(at, at + 1);
            return 1;
        }

        // What joins or orders letters parts no words; what is left out as a picture does.
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark)
        {
            return 1;
        }

        return Drop(context);
    }

    private static int Dash(SpeakableContext context, int at, char c)
    {
        int run = 1;
        while (context.Peek(at + run) == c)
        {
            run++;
        }

        if (run > 2)
        {
            context.Writer.Drop();
            return run;
        }

        Lexicon lexicon = context.Lexicon;
        char before = context.Peek(at - 1);
        char after = context.Peek(at + 1);
        bool digitAfter = char.IsAsciiDigit(after) || (context.Lexicon.Currencies.ContainsKey(after.ToString()) && char.IsAsciiDigit(context.Peek(at + 2)));
        if (run == 1 && lexicon.HasWords && digitAfter)
        {
            if (char.IsAsciiDigit(before) || before is '%' or '°' or '€')
            {
                return IsRange(context, at, c) ? Apart(context, at, lexicon.To!) : Copy(context, at, 1);
            }

            bool difference = before == ' ' && char.IsAsciiDigit(context.Peek(at - 2));
            if ((before is ' ' or '(' or '=' or PlainText.Break && !difference) || c == '−')
            {
                return Apart(context, at, lexicon.Minus!);
            }
        }

        // "5 - 3" and "5 – 3".
        if (run == 1 && lexicon.HasWords && before == ' ' && after == ' ' && char.IsAsciiDigit(context.Peek(at - 2)) && char.IsAsciiDigit(context.Peek(at + 2)))
        {
            return Apart(context, at, c == '–' ? lexicon.To! : lexicon.Minus!);
        }

        return run == 1 && c == '−' && lexicon.Minus is { } minus ? Apart(context, at, minus) : Copy(context, at, run);
    }

    // A hyphen between small rising numbers; an en dash between any.
    private static bool IsRange(SpeakableContext context, int at, char c)
    {
        if (c != '-')
        {
            return true;
        }

        int start = at;
        while (at - start < 6 && char.IsAsciiDigit(context.Peek(start - 1)))
        {
            start--;
        }

        int end = context.Digits(at + 1);
        if (context.Peek(at - 1) is '%' or '°' or '€' || context.Peek(start - 1) == ':')
        {
            return true;
        }

        return at - start is > 0 and <= 4 && end - at is > 1 and <= 5 && context.Peek(end) != '-' && context.Peek(start - 1) is not ('-' or '/') && !char.IsLetter(context.Peek(start - 1))
            && int.Parse(context.Text[start..at], CultureInfo.InvariantCulture) < int.Parse(context.Text[(at + 1)..end], CultureInfo.InvariantCulture);
    }

    private static int Hash(SpeakableContext context, int at)
    {
        char next = context.Peek(at + 1);
        string? words = char.IsAsciiDigit(next) ? context.Lexicon.Number : char.IsLetter(next) ? context.Lexicon.Hashtag : null;
        return words is null || !context.IsTokenStart(at) ? Drop(context) : Apart(context, at, words);
    }

    private static int Power(SpeakableContext context, int at)
    {
        int run = context.Peek(at + 1) is '{' or '(' ? 2 : 1;
        char exponent = context.Peek(at + run);
        if (context.Lexicon.Power is not { } power || !(char.IsLetterOrDigit(exponent) || exponent == '-'))
        {
            return Drop(context);
        }

        if (exponent is '2' or '3' && !char.IsLetterOrDigit(context.Peek(at + run + 1)) && context.Peek(at + run + 1) != '.')
        {
            context.RewriteApart((exponent == '2' ? context.Lexicon.Squared : context.Lexicon.Cubed)!, at, at + run + 1);
            return run + 1;
        }

        context.RewriteApart(power, at, at + run);
        return run;
    }

    private static int Superscript(SpeakableContext context, int at, string power)
    {
        string digits = "";
        int end = at;
        while (end - at < 8 && IsSuperscript(context.Peek(end)))
        {
            digits += (char)('0' + (int)char.GetNumericValue(context.Peek(end)));
            end++;
        }

        context.RewriteApart($"{power} {digits}", at, end);
        return end - at;
    }

    private static bool IsSuperscript(char c) => c is '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹');

    private static int Star(SpeakableContext context, int at)
    {
        bool spaced = context.Peek(at - 1) == ' ' && context.Peek(at + 1) == ' ';
        char before = context.Peek(at - (spaced ? 2 : 1));
        char after = context.Peek(at + (spaced ? 2 : 1));
        bool operands = (char.IsLetterOrDigit(before) || before == ')') && (char.IsLetterOrDigit(after) || after == '(');
        bool times = operands && (spaced || char.IsAsciiDigit(before) || char.IsAsciiDigit(after) || before == ')');
        return times && context.Lexicon.Symbols.TryGetValue('×', out string? words) ? Apart(context, at, words) : Drop(context);
    }

    private static int Equality(SpeakableContext context, int at)
    {
        int run = 1;
        while (context.Peek(at + run) is '=' or '>')
        {
            run++;
        }

        char sign = context.Peek(at + run - 1) == '>' ? '→' : '=';
        if (run > 3 || !context.Lexicon.Symbols.TryGetValue(sign, out string? words))
        {
            context.Writer.Drop();
            return run;
        }

        context.RewriteApart(words, at, at + run);
        return run;
    }

    private static int PhoneStart(SpeakableContext context, int at) =>
        context.Lexicon.HasWords && (char.IsAsciiDigit(context.Peek(at + 1)) || context.Peek(at + 1) == '(') && context.IsTokenStart(at) ? PhoneRules.TrySay(context, at) : 0;

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

    private static bool IsEmojiPart(SpeakableContext context, int at) => context.Peek(at + 1) is '\uFE0F';

    private static int Words(SpeakableContext context, int at, char c, bool said) =>
        said && context.Lexicon.Symbols.TryGetValue(c, out string? words) ? Apart(context, at, words)
        : said && c == '@' ? Copy(context, at, 1)
        : Drop(context);

    private static int Apart(SpeakableContext context, int at, string words)
    {
        context.RewriteApart(words, at, at + 1);
        return 1;
    }

    private static int Copy(SpeakableContext context, int at, int length)
    {
        context.Copy(at, at + length);
        return length;
    }

    private static int Drop(SpeakableContext context)
    {
        context.Writer.Drop();
        return 1;
    }
}
