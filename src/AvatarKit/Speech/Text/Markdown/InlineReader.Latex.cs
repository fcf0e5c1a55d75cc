namespace AvatarKit;

/// <content>Escapes and LaTeX.</content>
internal sealed partial class InlineReader
{
    private int Backslash(int at)
    {
        char next = Peek(at + 1);
        if (next is '(' or ')' or '[' or ']' or ',' or ';' or '!' or ' ' or '\n' or '\\')
        {
            // The delimiters and spaces of LaTeX, and hard line breaks.
            plain.Add(' ', at, 2);
            return at + 2;
        }

        if (char.IsAsciiLetter(next))
        {
            return Command(at);
        }

        if (char.IsAscii(next) && char.IsPunctuation(next) || next is '$' or '+' or '<' or '>' or '^' or '`' or '|' or '~' or '=')
        {
            plain.Add(next, at, 2);
            return at + 2;
        }

        plain.Add(' ', at);
        return at + 1;
    }

    private int Command(int at)
    {
        int end = at + 1;
        while (end < limit && end - at < 24 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> name = text.AsSpan(at + 1, end - at - 1);
        if (name is "frac" or "dfrac" or "tfrac")
        {
            plain.Add(' ', at, end - at);
            MarkFraction(end);
            return end;
        }

        if (LatexSymbols.Find(name) is not { } symbol)
        {
            // A path on Windows, not LaTeX.
            plain.Add(' ', at);
            return at + 1;
        }

        plain.Add(symbol.Length > 0 ? symbol[0] : ' ', at, end - at);
        return end;
    }

    // Remembers where the upper part of "\frac{a}{b}" ends.
    private void MarkFraction(int at)
    {
        if (Peek(at) != '{')
        {
            return;
        }

        int depth = 0;
        for (int i = at; i < limit && i - at < LongestGroup; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                (fractionBars ??= []).Add(i);
                return;
            }
        }
    }

    private void SayOver(int at)
    {
        if (lexicon?.Over is { } over)
        {
            plain.AddPhrase($" {over} ", at, 1);
        }
        else
        {
            plain.Add('/', at);
        }
    }

    private int Dollar(int at)
    {
        int run = Run(at, '$');
        if (run > 1 || brackets.JumpOf(at) > 0)
        {
            // "$$", or the end of a formula whose beginning was seen.
            return at + run;
        }

        if (char.IsAsciiDigit(Peek(at + 1)) || char.IsLetter(Peek(at + 1)) || Peek(at + 1) is '\\' or '(' or '-')
        {
            ReadOnlySpan<char> rest = text.AsSpan(at + 1, Math.Min(200, limit - at - 1));
            int close = rest.IndexOfAny('$', '\n');
            if (close > 0 && rest[close] == '$' && !char.IsWhiteSpace(rest[close - 1]) && !char.IsAsciiDigit(Peek(at + close + 2))
                && (rest[..close].IndexOfAny(FormulaSigns) >= 0 || (close == 1 && char.IsLetter(rest[0]))))
            {
                brackets.JumpFrom(at + 1 + close, at + close + 2);
                return at + 1;
            }
        }

        plain.Add('$', at);
        return at + 1;
    }
}
