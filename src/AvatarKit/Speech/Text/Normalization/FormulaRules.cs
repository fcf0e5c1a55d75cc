namespace AvatarKit;

/// <summary>Says exponents, products and equations.</summary>
internal static class FormulaRules
{
    public static int Power(SpeakableContext context, int at)
    {
        int run = context.Peek(at + 1) is '{' or '(' ? 2 : 1;
        char exponent = context.Peek(at + run);
        if (context.Lexicon.Power is not { } power || !(char.IsLetterOrDigit(exponent) || exponent == '-'))
        {
            return context.Drop();
        }

        if (exponent is '2' or '3' && !char.IsLetterOrDigit(context.Peek(at + run + 1)) && context.Peek(at + run + 1) != '.')
        {
            context.RewriteApart((exponent == '2' ? context.Lexicon.Squared : context.Lexicon.Cubed)!, at, at + run + 1);
            return run + 1;
        }

        context.RewriteApart(power, at, at + run);
        return run;
    }

    public static int Superscript(SpeakableContext context, int at, string power)
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

    public static bool IsSuperscript(char c) => c is '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹');

    public static int Star(SpeakableContext context, int at)
    {
        bool spaced = context.Peek(at - 1) == ' ' && context.Peek(at + 1) == ' ';
        char before = context.Peek(at - (spaced ? 2 : 1));
        char after = context.Peek(at + (spaced ? 2 : 1));
        bool operands = (char.IsLetterOrDigit(before) || before == ')') && (char.IsLetterOrDigit(after) || after == '(');
        bool times = operands && (spaced || char.IsAsciiDigit(before) || char.IsAsciiDigit(after) || before == ')');
        return times && context.Lexicon.Symbols.TryGetValue('×', out string? words) ? context.Apart(at, words) : context.Drop();
    }

    public static int Equality(SpeakableContext context, int at)
    {
        int run = 1;
        while (context.Peek(at + run) is '=' or '>')
        {
            run++;
        }

        char sign = context.Peek(at + run - 1) == '>' ? '→' : '=';
        if (run > 3 || !context.Lexicon.Symbols.TryGetValue(sign, out string? words))
        {
            // Every voice has a word for a single one in its own language.
            if (run == 1 && context.Lexicon is { HasWords: true, Squared: null } && char.IsLetterOrDigit(context.Peek(at + 1)))
            {
                return context.CopyRun(at, run);
            }

            context.Writer.Drop();
            return run;
        }

        context.RewriteApart(words, at, at + run);
        return run;
    }
}
