using System.Buffers;
using System.Text;

namespace AvatarKit;

/// <summary>Takes the Markdown off running text: emphasis, links, images, code, HTML, LaTeX.</summary>
/// <param name="text">What was written.</param>
/// <param name="plain">Receives what is left.</param>
/// <param name="lexicon">Words for what is written in signs.</param>
internal sealed class InlineReader(string text, PlainText plain, Lexicon lexicon)
{
    private const int LongestGroup = 200;

    private static readonly SearchValues<char> SourceNumbers = SearchValues.Create("0123456789, ");

    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create("\\^_={}");

    private int limit;
    private BracketMap brackets = new();
    private HashSet<int>? fractionBars;

    /// <summary>Reads a run of text.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Read(int start, int end)
    {
        limit = end;
        brackets = BracketMap.Of(text, start, end);
        int at = start;
        while (at < end)
        {
            at = Step(at, start);
        }
    }

    private int Step(int at, int start)
    {
        char c = text[at];
        switch (c)
        {
            case '\n':
                plain.Add(' ', at);
                return SkipPrefix(at + 1);
            case '\\':
                return Backslash(at);
            case '`':
                return Code(at);
            case '<':
                return Angle(at);
            case '&':
                return Entity(at);
            case '!' when Peek(at + 1) == '[' && brackets.CloseOf(at + 1) > 0:
                return Open(at + 1, start);
            case '[':
                return Open(at, start);
            case ']':
                return Close(at);
            case '*' or '_' or '~' or '=':
                return Mark(at, start, c);
            case '$':
                return Dollar(at);
            case '}' when fractionBars?.Remove(at) == true:
                SayOver(at);
                return at + 1;
            default:
                plain.Add(c, at);
                return at + 1;
        }
    }

    private int SkipPrefix(int at)
    {
        while (at < limit && text[at] is ' ' or '\t' or '>')
        {
            at++;
        }

        return at;
    }

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
        if (lexicon.Over is { } over)
        {
            plain.AddPhrase($" {over} ", at, 1);
        }
        else
        {
            plain.Add('/', at);
        }
    }

    private int Code(int at)
    {
        int run = Run(at, '`');
        int inner = at + run;
        int scan = inner;
        while (scan < limit)
        {
            int found = text.AsSpan(scan, limit - scan).IndexOf('`');
            if (found < 0)
            {
                break;
            }

            scan += found;
            int length = Run(scan, '`');
            if (length == run)
            {
                for (int i = inner; i < scan; i++)
                {
                    plain.Add(text[i] == '\n' ? ' ' : text[i], i);
                }

                return scan + run;
            }

            scan += length;
        }

        return inner;
    }

    private int Angle(int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, limit - at);
        int tag = HtmlText.TagLength(rest, out bool isBlock);
        if (tag > 0)
        {
            if (isBlock)
            {
                plain.Add(' ', at, tag);
            }

            return at + tag;
        }

        plain.Add('<', at);
        return at + 1;
    }

    private int Entity(int at)
    {
        int length = HtmlText.Entity(text.AsSpan(at, limit - at), out int value);
        if (length == 0)
        {
            plain.Add('&', at);
            return at + 1;
        }

        Span<char> chars = stackalloc char[2];
        int count = new Rune(value).EncodeToUtf16(chars);
        for (int i = 0; i < count; i++)
        {
            plain.Add(chars[i], at, length);
        }

        return at + length;
    }

    private int Open(int at, int start)
    {
        int close = brackets.CloseOf(at);
        if (close < 0)
        {
            return at + 1;
        }

        ReadOnlySpan<char> inside = text.AsSpan(at + 1, close - at - 1);

        // A footnote, or the number of a source right after a word.
        bool afterWord = at > start && !char.IsWhiteSpace(text[at - 1]);
        if (inside is ['^', ..] || (afterWord && inside.Length is > 0 and < 8 && inside.IndexOfAnyExcept(SourceNumbers) < 0 && Peek(close + 1) != '('))
        {
            return close + 1;
        }

        int target = Peek(close + 1) switch
        {
            '(' => LinkTarget.End(text, close + 1, limit),
            '[' when brackets.CloseOf(close + 1) is > 0 and int reference => reference + 1,
            _ => 0,
        };
        if (target > 0)
        {
            brackets.JumpFrom(close, target);
        }

        return at + 1;
    }

    private int Close(int at)
    {
        int target = brackets.JumpOf(at);
        if (target > 0)
        {
            return target;
        }

        // The second half of a link that was cut in two.
        return Peek(at + 1) == '(' && LinkTarget.End(text, at + 1, limit) is > 0 and int end && LinkTarget.IsAddress(text.AsSpan(at + 2, end - at - 3)) ? end : at + 1;
    }

    private int Mark(int at, int start, char mark)
    {
        int run = Run(at, mark);
        char before = at > start ? text[at - 1] : ' ';
        char after = Peek(at + run);
        bool spaced = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
        bool keep = mark switch
        {
            '*' => run == 1 && at > start && at + run < limit && (spaced || (IsOperand(before) && IsOperand(after))),
            '_' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            '~' => run == 1,
            _ => run != 2 || spaced || (char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
        };
        if (mark == '*' && run == 2 && char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
        {
            plain.Add('^', at, run);
        }
        else if (keep)
        {
            plain.Add(mark, at, run);
        }

        return at + run;
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

    private int Run(int at, char c)
    {
        int length = text.AsSpan(at, limit - at).IndexOfAnyExcept(c);
        return length < 0 ? limit - at : length;
    }

    private char Peek(int at) => at < limit ? text[at] : ' ';

    private static bool IsOperand(char c) => char.IsAsciiDigit(c) || c is '(' or ')';
}
