using System.Globalization;

namespace AvatarKit;

/// <summary>Cuts a stream of text into stretches to be spoken. Not thread-safe; one per answer.</summary>
/// <remarks>
/// A segment is a sentence, a Markdown heading, a list item, a table or a block of code. Where it is cut does not depend on how
/// the stream is split, only on what has arrived. Nothing but white space is left out, except what follows in a block of
/// code after its first 32,768 characters: nothing of it would be said. A sentence needs the white space after it, and
/// after an abbreviation, an ellipsis or a closing quote the beginning of the next word, to be known as whole.
/// The languages whose abbreviations are known are English, German, Spanish, French, Italian and Portuguese, all at once.
/// Time is linear in the length of the answer.
/// </remarks>
public sealed class SentenceSegmenter
{
    private const int LongestBlock = 32_768;

    private readonly SegmentationOptions options;
    private readonly SegmentBuffer buffer = new();
    private CutCandidates candidates;
    private Nesting nesting;
    private Block block;
    private char fenceMark;
    private int fenceLength;
    private int position;
    private int content;
    private int line;
    private bool atLineStart = true;
    private bool quoted;
    private bool barInLine;
    private bool first = true;
    private bool blockCut;

    /// <summary>Creates a segmenter for one answer.</summary>
    /// <param name="options">How to cut. Read whenever text is added.</param>
    public SentenceSegmenter(SegmentationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    private enum Block
    {
        Paragraph,
        Heading,
        Fence,
        Table,

        /// <summary>A table whose lines do not begin with a bar.</summary>
        OpenTable,
    }

    /// <summary>Whether text waits for the end of its sentence.</summary>
    public bool HasPending => !blockCut && !buffer.Pending.IsWhiteSpace();

    /// <summary>Adds the next characters of the answer.</summary>
    /// <param name="delta">The characters. They may end anywhere, also inside a surrogate pair.</param>
    /// <param name="output">Receives the segments that are now whole.</param>
    public void Append(ReadOnlySpan<char> delta, ICollection<TextSegment> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        buffer.Append(delta);
        Scan(output, final: false);
    }

    /// <summary>Gives out what can be spoken of the waiting text, up to its last whole word: for text that has waited too long.</summary>
    /// <remarks>Never cuts inside a table, a block of code, inline code, a link or a number. May give out nothing.</remarks>
    /// <param name="output">Receives the segment, if there is one.</param>
    public void CutNow(ICollection<TextSegment> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (block is Block.Fence or Block.Table or Block.OpenTable)
        {
            return;
        }

        ReadOnlySpan<char> text = buffer.Pending;
        int end = text.TrimEnd().Length;
        if (position < text.Length && end > content && nesting.IsEmpty && TextChars.IsTerminal(text[end - 1]) && SentenceBoundary.SurelyEnds(text, end - 1))
        {
            Cut(end, output);
        }
        else if (candidates.Word > 0)
        {
            Cut(candidates.Word, output);
        }
    }

    /// <summary>Ends the answer and gives out what is left.</summary>
    /// <param name="output">Receives the last segments.</param>
    public void Complete(ICollection<TextSegment> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Scan(output, final: true);
        Cut(buffer.Pending.Length, output);
        block = Block.Paragraph;
        atLineStart = true;
        quoted = barInLine = blockCut = false;
    }

    private void Scan(ICollection<TextSegment> output, bool final)
    {
        while (position < buffer.Pending.Length)
        {
            bool advanced = atLineStart ? StartLine(output, final)
                : block is Block.Paragraph or Block.Heading ? Step(output, final)
                : SkipLine(output);
            if (!advanced)
            {
                return;
            }

            if (block is Block.Paragraph or Block.Heading && position > options.MaxLength)
            {
                Cut(BestCut(), output);
            }
        }
    }

    private bool StartLine(ICollection<TextSegment> output, bool final)
    {
        ReadOnlySpan<char> text = buffer.Pending[position..];
        if (block == Block.Fence)
        {
            return StartLineInFence(text, output, final);
        }

        if (block == Block.OpenTable || (block == Block.Paragraph && barInLine))
        {
            Decision table = block == Block.OpenTable ? HasBar(text, final) : MarkdownLine.IsTableDelimiter(text, final);
            if (table == Decision.NeedMore)
            {
                return false;
            }

            if (table == Decision.Yes)
            {
                if (block == Block.Paragraph && line > 0)
                {
                    Cut(line, output);
                }

                block = Block.OpenTable;
                return EnterLine();
            }
        }

        MarkdownLine found = MarkdownLine.Classify(text, final);
        if (found.Kind == LineKind.NeedMore)
        {
            return false;
        }

        bool isTable = found.Kind == LineKind.TableRow;
        if (isTable && block == Block.Table && found.Quoted == quoted)
        {
            return EnterLine();
        }

        if (found.Kind != LineKind.Text || found.Quoted != quoted || block is Block.Table or Block.OpenTable)
        {
            Cut(position, output);
        }

        quoted = found.Quoted;
        block = found.Kind switch
        {
            LineKind.Heading => Block.Heading,
            LineKind.Fence => Block.Fence,
            LineKind.TableRow => Block.Table,
            _ => Block.Paragraph,
        };
        EnterLine();
        Begin(found, output);
        return true;
    }

    private void Begin(in MarkdownLine found, ICollection<TextSegment> output)
    {
        switch (found.Kind)
        {
            case LineKind.Fence:
                fenceMark = buffer.Pending[position + found.Marker];
                fenceLength = found.FenceLength;
                break;
            case LineKind.Rule:
                int end = buffer.Pending[position..].IndexOf('\n');
                Cut(end < 0 ? buffer.Pending.Length : position + end, output);
                break;
            case LineKind.TableRow:
                break;
            default:
                position += found.Content;
                content = Math.Max(content, position);
                break;
        }
    }

    private bool StartLineInFence(ReadOnlySpan<char> text, ICollection<TextSegment> output, bool final)
    {
        Decision closes = MarkdownLine.ClosesFence(text, fenceMark, fenceLength, final);
        if (closes == Decision.NeedMore)
        {
            return false;
        }

        EnterLine();
        if (closes == Decision.Yes)
        {
            int end = text.IndexOf('\n');
            Cut(position + (end < 0 ? text.Length : end), output);
            block = Block.Paragraph;
            blockCut = false;
        }

        return true;
    }

    private bool EnterLine()
    {
        atLineStart = false;
        barInLine = false;
        line = position;
        return true;
    }

    private bool SkipLine(ICollection<TextSegment> output)
    {
        int end = buffer.Pending[position..].IndexOf('\n');
        position = end < 0 ? buffer.Pending.Length : position + end + 1;
        atLineStart = end >= 0;
        if (blockCut)
        {
            Cut(position, output);
        }
        else if (position > LongestBlock)
        {
            // Where it is cut may not depend on how much of the line has arrived.
            int bound = char.IsHighSurrogate(buffer.Pending[LongestBlock - 1]) ? LongestBlock - 1 : LongestBlock;
            bool fence = block == Block.Fence;
            Cut(fence || line == 0 ? bound : line, output);
            blockCut = fence;
        }

        return true;
    }

    private static Decision HasBar(ReadOnlySpan<char> text, bool final)
    {
        int found = text.IndexOfAny('|', '\n');
        return found >= 0 ? (text[found] == '|' ? Decision.Yes : Decision.No)
            : final || text.Length > LongestBlock ? Decision.No
            : Decision.NeedMore;
    }

    private bool Step(ICollection<TextSegment> output, bool final)
    {
        ReadOnlySpan<char> text = buffer.Pending;
        char c = text[position];
        if (char.IsAsciiLetterOrDigit(c))
        {
            position++;
            return true;
        }

        if (char.IsWhiteSpace(c))
        {
            StepSpace(text, c, output);
            return true;
        }

        if (c == '`')
        {
            return StepBackticks(text, final);
        }

        barInLine |= c == '|';
        if (nesting.InCode || block == Block.Heading)
        {
            nesting.Apply(c, Before(text));
            position++;
            return true;
        }

        if (TextChars.IsTerminal(c))
        {
            return StepTerminal(text, output, final);
        }

        if (c is ',' or ';' or ':' or '-' or '–' || TextChars.IsStrongClause(c))
        {
            return StepClause(text, c, output, final);
        }

        if (TextChars.CanBreakBefore(c) && position > content)
        {
            Note(position);
        }

        nesting.Apply(c, Before(text));
        position++;
        return true;
    }

    private void StepSpace(ReadOnlySpan<char> text, char c, ICollection<TextSegment> output)
    {
        if (c == '\n' && block == Block.Heading)
        {
            Cut(position, output);
            block = Block.Paragraph;
        }

        if (position == 0)
        {
            // Space before a segment belongs to none.
            buffer.Advance(1);
            content = Math.Max(0, content - 1);
        }
        else
        {
            if (position > content)
            {
                Note(position, number: char.IsAsciiDigit(text[position - 1]));
            }

            position++;
        }

        atLineStart = c == '\n';
    }

    private bool StepBackticks(ReadOnlySpan<char> text, bool final)
    {
        int run = text[position..].IndexOfAnyExcept('`');
        if (run < 0)
        {
            run = text.Length - position;
            if (!final && run < options.MaxLength)
            {
                return false;
            }
        }

        nesting.Backticks(run);
        position += run;
        return true;
    }

    private bool StepTerminal(ReadOnlySpan<char> text, ICollection<TextSegment> output, bool final)
    {
        if (position < content)
        {
            position++;
            return true;
        }

        Decision decision = SentenceBoundary.Decide(text, position, final, out int end);
        if (decision == Decision.NeedMore)
        {
            return false;
        }

        Nesting after = nesting;
        char previous = text[position];
        foreach (char c in text[(position + 1)..end])
        {
            after.Apply(c, previous);
            previous = c;
        }

        if (decision == Decision.Yes && after.IsEmpty && end <= options.MaxLength)
        {
            Cut(end, output);
            return true;
        }

        if (decision == Decision.Yes && end <= options.MaxLength)
        {
            candidates.Sentence = end;
        }

        nesting = after;
        position = end;
        return true;
    }

    private bool StepClause(ReadOnlySpan<char> text, char c, ICollection<TextSegment> output, bool final)
    {
        int end = position + 1;
        if (end >= text.Length && !final)
        {
            return false;
        }

        bool clause = end < text.Length && c switch
        {
            '-' or '–' => char.IsWhiteSpace(text[end]) && char.IsWhiteSpace(Before(text)),
            ',' or ';' or ':' => char.IsWhiteSpace(text[end]),
            _ => !TextChars.IsCloser(text[end]) && !TextChars.IsTerminal(text[end]),
        };
        if (clause && nesting.IsEmpty && position > content && end <= options.MaxLength)
        {
            if (first && end >= options.FirstClauseLength)
            {
                Cut(end, output);
                return true;
            }

            candidates.Clause = end;
        }

        position++;
        return true;
    }

    private char Before(ReadOnlySpan<char> text) => position > 0 ? text[position - 1] : ' ';

    private void Note(int at, bool number = false)
    {
        if (at > options.MaxLength)
        {
            return;
        }

        candidates.Space = at;
        if (!nesting.InMarkup && !number)
        {
            candidates.Word = at;
        }
    }

    private int BestCut()
    {
        int best = candidates.Best(options.MaxLength);
        if (best > 0)
        {
            return best;
        }

        // No space anywhere: between two grapheme clusters. The last two characters are left alone, for what
        // comes next may belong to them.
        ReadOnlySpan<char> window = buffer.Pending[..(options.MaxLength + 1)];
        int end = 0;
        while (true)
        {
            int next = end + StringInfo.GetNextTextElementLength(window[end..]);
            if (next > options.MaxLength - 1)
            {
                break;
            }

            end = next;
        }

        // One cluster longer than the bound: only a surrogate pair is kept whole.
        return end > 0 ? end : char.IsHighSurrogate(window[options.MaxLength - 1]) ? options.MaxLength - 1 : options.MaxLength;
    }

    // Gives out what lies before an index and goes on from there.
    private void Cut(int end, ICollection<TextSegment> output)
    {
        ReadOnlySpan<char> text = buffer.Pending[..end];
        ReadOnlySpan<char> trimmed = text.TrimStart();
        int start = buffer.Offset + (text.Length - trimmed.Length);
        trimmed = trimmed.TrimEnd();
        if (!trimmed.IsEmpty && !blockCut)
        {
            output.Add(new TextSegment(trimmed.ToString(), start));
            first = false;
        }

        // What was already looked at after the cut is looked at again, as the beginning of the next segment.
        bool again = end < position;
        buffer.Advance(end);
        candidates = default;
        nesting = default;
        position = 0;
        content = 0;
        line = 0;
        atLineStart &= !again;
    }
}
