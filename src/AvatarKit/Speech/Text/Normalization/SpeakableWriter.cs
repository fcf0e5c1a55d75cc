namespace AvatarKit;

/// <summary>Builds what is said, with the way back to what was written. Not thread-safe.</summary>
internal sealed class SpeakableWriter
{
    // A long answer's memory is not kept.
    private const int LargestKept = 16_384;

    [ThreadStatic]
    private static SpeakableWriter? spare;

    private readonly List<SpeakableSpan> spans = [];
    private char[] spoken = new char[512];
    private int length;
    private bool lastIsVerbatim;
    private bool space;
    private bool dropped;
    private int spaceStart;

    private SpeakableWriter()
    {
    }

    /// <summary>What is being said; set for each token anew.</summary>
    public SpeakableKind Kind { get; set; }

    /// <summary>Whether nothing is said yet.</summary>
    public bool IsEmpty => length == 0;

    /// <summary>The last character said, or a space.</summary>
    public char Last => space || length == 0 ? ' ' : spoken[length - 1];

    /// <summary>The last character said that is no space, or a space.</summary>
    public char LastVisible => length == 0 ? ' ' : spoken[length - 1];

    private ReadOnlySpan<char> Spoken => spoken.AsSpan(0, length);

    /// <summary>An empty one, with the memory of one that has ended on this thread.</summary>
    public static SpeakableWriter Rent()
    {
        SpeakableWriter writer = spare ?? new SpeakableWriter();
        spare = null;
        return writer;
    }

    /// <summary>Says a character as it was written.</summary>
    /// <param name="c">The character.</param>
    /// <param name="start">Where it stands.</param>
    /// <param name="end">Where it ends: more than one character on where it was written as an entity or an escape.</param>
    public void Copy(char c, int start, int end)
    {
        FlushSpace(c);
        Append([c], start, end - start, Kind);
    }

    /// <summary>Says characters as they were written, one beside the other.</summary>
    /// <param name="run">The characters.</param>
    /// <param name="start">Where the first stands.</param>
    public void CopyRun(ReadOnlySpan<char> run, int start)
    {
        FlushSpace(run[0]);
        Append(run, start, run.Length, Kind);
    }

    /// <summary>Says something else than was written.</summary>
    /// <param name="words">What is said.</param>
    /// <param name="start">Where the written part begins.</param>
    /// <param name="end">Where it ends.</param>
    public void Rewrite(string words, int start, int end)
    {
        ReadOnlySpan<char> rest = words.AsSpan();
        if (rest is [' ', ..])
        {
            SpaceBetween();
        }

        bool spaceAfter = rest is [.., ' '];
        rest = rest.Trim();
        if (rest.IsEmpty)
        {
            return;
        }

        FlushSpace(rest[0]);
        int written = end - start;
        int from = length;
        Put(rest);
        lastIsVerbatim = false;

        // Equal lengths would mean letter for letter: two parts of other lengths each stand for the whole.
        int first = rest.Length == written && written > 1 ? 1 : rest.Length;
        SpeakableKind kind = Kind == SpeakableKind.Verbatim ? SpeakableKind.Symbol : Kind;
        spans.Add(new SpeakableSpan(from, first, start, written) { Kind = kind });
        if (first < rest.Length)
        {
            spans.Add(new SpeakableSpan(from + first, rest.Length - first, start, written) { Kind = kind });
        }

        if (spaceAfter)
        {
            SpaceBetween();
        }
    }

    /// <summary>Puts a space that was written, unless there is one.</summary>
    /// <param name="start">Where it stands.</param>
    public void Space(int start)
    {
        if (!space && length > 0)
        {
            space = true;
            spaceStart = start;
            dropped = false;
        }
    }

    /// <summary>Puts a space that was not written, unless there is one or something was opened.</summary>
    public void SpaceBetween()
    {
        if (!space && length > 0 && LastVisible is not ('(' or '“' or '„' or '‘' or '¿' or '¡'))
        {
            space = true;
            spaceStart = -1;
            dropped = true;
        }
    }

    /// <summary>Leaves something out; what stands around it stays apart.</summary>
    public void Drop()
    {
        SpaceBetween();
        dropped = true;
    }

    /// <summary>Puts a mark of punctuation that was not written.</summary>
    /// <param name="mark">The mark.</param>
    public void Punctuate(char mark)
    {
        space = false;
        Put([mark]);
        lastIsVerbatim = false;
        SpaceBetween();
    }

    /// <summary>Ends the text, and gives the memory back.</summary>
    /// <param name="original">What was written.</param>
    /// <returns>The result.</returns>
    public SpeakableText ToText(string original)
    {
        SpeakableText text = HasWords() ? new(original, Spoken.ToString(), spans.ToArray()) : new(original, "", []);
        Return();
        return text;
    }

    /// <summary>Ends the text, and gives the memory back.</summary>
    /// <returns>What is said.</returns>
    public string ToWords()
    {
        string words = Spoken.ToString();
        Return();
        return words;
    }

    private void Return()
    {
        if (spoken.Length > LargestKept)
        {
            return;
        }

        length = 0;
        spans.Clear();
        lastIsVerbatim = space = dropped = false;
        Kind = SpeakableKind.Verbatim;
        spare = this;
    }

    private void FlushSpace(char next)
    {
        // Leaving out "🎉" in "Yes 🎉!" leaves no space before the mark.
        if (space && !(dropped && next is '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or '。' or '，'))
        {
            if (spaceStart >= 0)
            {
                Append([' '], spaceStart, 1, SpeakableKind.Verbatim);
            }
            else
            {
                Put([' ']);
                lastIsVerbatim = false;
            }
        }

        space = false;
    }

    // Of several characters each stands for one that was written.
    private void Append(ReadOnlySpan<char> run, int start, int written, SpeakableKind kind)
    {
        int at = length;
        Put(run);
        bool isVerbatim = written == run.Length;
        if (lastIsVerbatim && isVerbatim && spans[^1] is var last && last.Kind == kind
            && last.OriginalStart + last.OriginalLength == start && last.SpokenStart + last.SpokenLength == at)
        {
            spans[^1] = last with { SpokenLength = last.SpokenLength + run.Length, OriginalLength = last.OriginalLength + run.Length };
            return;
        }

        spans.Add(new SpeakableSpan(at, run.Length, start, written) { Kind = kind });
        lastIsVerbatim = isVerbatim;
    }

    private void Put(ReadOnlySpan<char> run)
    {
        if (spoken.Length - length < run.Length)
        {
            Array.Resize(ref spoken, Math.Max(spoken.Length * 2, length + run.Length));
        }

        run.CopyTo(spoken.AsSpan(length));
        length += run.Length;
    }

    private bool HasWords()
    {
        foreach (char c in Spoken)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
