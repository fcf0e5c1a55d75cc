using System.Buffers;
using System.Text;

namespace AvatarKit;

/// <summary>Takes the Markdown off running text: emphasis, links, images, code, HTML, LaTeX.</summary>
/// <param name="text">What was written.</param>
/// <param name="plain">Receives what is left.</param>
/// <param name="lexicon">Words for what is written in signs, where the text is to be said; <see langword="null"/> where it is to be seen.
/// What is said loses every mark, since a stretch of an answer may hold one half of a pair; what is seen keeps a mark without its partner.</param>
/// <param name="cues">Follows voice tags, where the text is to be said.</param>
internal sealed partial class InlineReader(string text, PlainText plain, Lexicon? lexicon, CueCollector? cues = null)
{
    private const int LongestGroup = 200;
    private const int LongestAddress = 2_048;

    private static readonly SearchValues<char> SourceNumbers = SearchValues.Create("0123456789, ");

    // The marks, and what stands in a plain text for something else.
    private static readonly SearchValues<char> Marks = SearchValues.Create("\n\\`<&![]*_~=$}\u2028\u2029\uFFFC");

    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create("\\^_={}");

    private int limit;
    private int addressEnd;
    private BracketMap brackets = new();
    private HashSet<int>? fractionBars;
    private EmphasisRuns? emphasis;
    private HashSet<int>? partsAfter;
    private int direction = -1;

    /// <summary>Reads a run of text.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Read(int start, int end)
    {
        limit = end;
        addressEnd = 0;
        direction = -1;
        brackets = BracketMap.Of(text, start, end);
        emphasis = lexicon is null ? new EmphasisRuns(plain) : null;
        int at = start;
        while (at < end)
        {
            at = Step(AddRun(at), start);
        }

        emphasis?.TakeOff();
    }

    // What stands before the next mark is added at once.
    private int AddRun(int at)
    {
        int end = cues is not null ? Math.Max(at, Math.Min(limit, cues.NextPlaced)) : limit;
        ReadOnlySpan<char> run = text.AsSpan(at, end - at);
        int length = run.IndexOfAny(Marks);
        run = length < 0 ? run : run[..length];

        // The next mark may stand in an address.
        for (int from = Math.Max(at, addressEnd); from < at + run.Length; from = addressEnd)
        {
            int found = text.AsSpan(from, Math.Min(limit, at + run.Length + 3) - from).IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                break;
            }

            addressEnd = AddressEnd(from + found);
        }

        plain.AddRun(run, at);
        return at + run.Length;
    }

    private int Step(int at, int start)
    {
        if (at == limit)
        {
            return at;
        }

        if (cues is not null && cues.NextPlaced <= at && cues.TakePlaced(at, limit) is var next && next > at)
        {
            return next;
        }

        char c = text[at];
        switch (c)
        {
            case '\n':
                plain.Add(' ', at);
                return SkipPrefix(at + 1);
            case '\\':
                return lexicon is null ? Escape(at) : Backslash(at);
            case '`':
                return Code(at);
            case '<':
                return Angle(at);
            case '&':
                return Entity(at);
            case '!' when Peek(at + 1) == '[' && brackets.CloseOf(at + 1) > 0:
                return lexicon is null ? OpenLink(at, at + 2) : Open(at + 1, start);
            case '[':
                return lexicon is null ? OpenLink(at, at + 1) : Open(at, start);
            case ']':
                return lexicon is null ? CloseLink(at) : Close(at);
            case '*' or '_' or '~' when lexicon is null:
                return Emphasis(at, start, c);
            case '*' or '_' or '~' or '=' when lexicon is not null:
                return Mark(at, start, c);
            case '$' when lexicon is not null:
                return Dollar(at);
            case '}' when fractionBars?.Remove(at) == true:
                SayOver(at);
                return at + 1;
            case 'h' or 'H' when at >= addressEnd && text.AsSpan(at, limit - at).StartsWith("http", StringComparison.OrdinalIgnoreCase):
                addressEnd = AddressEnd(at);
                goto default;
            default:
                plain.Add(c, at);
                return at + 1;
        }
    }

    // Underscores in an address are part of it, not emphasis.
    private int AddressEnd(int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(LongestAddress, limit - at));
        int end = rest.IndexOfAny(" \n\t<>");
        return at + (end < 0 ? rest.Length : end);
    }

    private int SkipPrefix(int at)
    {
        while (at < limit && text[at] is ' ' or '\t' or '>')
        {
            at++;
        }

        return at;
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
                int begun = plain.Length;
                for (int i = inner; i < scan; i++)
                {
                    plain.Add(text[i] == '\n' ? ' ' : text[i], i);
                }

                plain.Code.Add((begun, plain.Length));

                return scan + run;
            }

            scan += length;
        }

        for (int i = at; i < inner && lexicon is null; i++)
        {
            plain.Add('`', i);
        }

        return inner;
    }

    private int Angle(int at)
    {
        if (cues is not null && cues.TakeWritten(at, limit) is > 0 and int voice)
        {
            return voice;
        }

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

        // "List<string>" is a name, "<voice>" is a tag that nobody says. The signs of plain text keep theirs: there the text is shown.
        bool isName = at > 0 && char.IsLetterOrDigit(text[at - 1]) && Peek(at + 1) != '/';
        if (lexicon is not null && !isName && HtmlText.UnknownTagLength(rest) is > 0 and int unknown)
        {
            return at + unknown;
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

    private int Mark(int at, int start, char mark)
    {
        int run = Run(at, mark);
        char before = at > start ? text[at - 1] : ' ';
        char after = Peek(at + run);
        bool spaced = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
        bool keep = mark switch
        {
            '*' => run == 1 && at > start && at + run < limit && (spaced || (IsOperand(before) && IsOperand(after))),
            '_' => char.IsLetterOrDigit(before) && (char.IsLetterOrDigit(after) || (at < addressEnd && !char.IsWhiteSpace(after))),
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
        else if (run == 1 && mark is '*' or '_')
        {
            Direct(at, start, mark, before);
        }

        return at + run;
    }

    // "*Holds out hand* Nice to meet you.": its marks are its full stop.
    private void Direct(int at, int start, char mark, char before)
    {
        bool closes = direction >= 0 && text[direction] == mark && !char.IsWhiteSpace(before);
        if (closes && StandsAlone.Is(text, start, direction, direction + 1, at, at + 1, lexicon!.FewestDirectionWords))
        {
            plain.AddBreak(at);
        }

        direction = closes ? -1 : at;
    }

    private int Run(int at, char c)
    {
        int length = text.AsSpan(at, limit - at).IndexOfAnyExcept(c);
        return length < 0 ? limit - at : length;
    }

    private char Peek(int at) => at < limit ? text[at] : ' ';

    private static bool IsOperand(char c) => char.IsAsciiDigit(c) || c is '(' or ')';
}
