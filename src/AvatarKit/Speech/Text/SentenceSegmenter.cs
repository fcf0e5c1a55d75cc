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
public sealed partial class SentenceSegmenter
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

        /// <summary>A picture drawn with characters.</summary>
        Diagram,
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
        if (block is Block.Fence or Block.Table or Block.OpenTable or Block.Diagram)
        {
            return;
        }

        ReadOnlySpan<char> text = buffer.Pending;
        int end = text.TrimEnd().Length;
        if (position < text.Length && end > content && nesting.IsEmpty
            && TextChars.IsTerminal(text[end - 1]) && SentenceBoundary.SurelyEnds(text, end - 1))
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
