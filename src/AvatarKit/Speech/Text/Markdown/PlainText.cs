namespace AvatarKit;

/// <summary>Text without its Markdown, each character with its place in what was written. Not thread-safe.</summary>
internal sealed class PlainText
{
    /// <summary>Stands for a phrase that is said instead of what was written: the next of <see cref="Phrases"/>.</summary>
    public const char Phrase = '\uFFFC';

    /// <summary>Stands for the end of a paragraph, heading, item or row.</summary>
    public const char Break = '\u2029';

    /// <summary>Stands where something was left out: words around it stay apart, and the space before it goes where a comma follows.</summary>
    public const char LeftOut = '†';

    private const int Smallest = 256;

    // A long answer's memory is not kept.
    private const int LargestKept = 16_384;

    [ThreadStatic]
    private static PlainText? spare;

    private char[] chars;
    private int[] starts;
    private int[] ends;

    private PlainText(int capacity)
    {
        chars = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    /// <summary>The phrases, in the order of their marks.</summary>
    public List<string> Phrases { get; } = [];

    /// <summary>Where code is, in order.</summary>
    public List<(int Start, int End)> Code { get; } = [];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => chars.AsSpan(0, Length);

    /// <summary>The character at an index, or a space outside.</summary>
    public char this[int index] => (uint)index < (uint)Length ? chars[index] : ' ';

    /// <summary>An empty text, with the memory of one that was given back on this thread.</summary>
    /// <param name="capacity">How many characters are expected.</param>
    public static PlainText Rent(int capacity)
    {
        PlainText text = spare ?? new PlainText(Math.Max(Smallest, capacity));
        spare = null;
        return text;
    }

    /// <summary>Gives the memory back. The text is not used any more.</summary>
    public void Return()
    {
        if (chars.Length > LargestKept)
        {
            return;
        }

        Length = 0;
        Phrases.Clear();
        Code.Clear();
        spare = this;
    }

    /// <summary>Where a character begins in what was written.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>Where a character ends in what was written.</summary>
    public int EndOf(int index) => ends[index];

    public void Add(char c, int start, int length = 1)
    {
        // The marks are ours: what was written with them is space.
        Put(c is Phrase ? ' ' : c is Break or '\u2028' ? '\n' : c, start, length);
    }

    /// <summary>Adds characters as they were written, none of which is one of the marks.</summary>
    /// <param name="run">The characters.</param>
    /// <param name="start">Where the first stands.</param>
    public void AddRun(ReadOnlySpan<char> run, int start)
    {
        while (chars.Length - Length < run.Length)
        {
            Grow();
        }

        run.CopyTo(chars.AsSpan(Length));
        Span<int> from = starts.AsSpan(Length, run.Length), to = ends.AsSpan(Length, run.Length);
        for (int i = 0; i < from.Length && i < to.Length; i++)
        {
            from[i] = start + i;
            to[i] = start + i + 1;
        }

        Length += run.Length;
    }

    /// <summary>Whether characters were written one by one beside each other.</summary>
    public bool IsAsWritten(int from, int to)
    {
        int start = starts[from];
        for (int i = from; i < to; i++)
        {
            if (starts[i] != start + (i - from) || ends[i] != starts[i] + 1)
            {
                return false;
            }
        }

        return true;
    }

    public void AddPhrase(string phrase, int start, int length)
    {
        Phrases.Add(phrase);
        Put(Phrase, start, length);
    }

    public void AddBreak(int start)
    {
        if (Length > 0 && chars[Length - 1] != Break)
        {
            Put(Break, start, 0);
        }
    }

    /// <summary>Takes characters out again.</summary>
    /// <param name="from">The first that may go.</param>
    /// <param name="isGone">Says of an index whether its character goes.</param>
    public void Remove(int from, Func<int, bool> isGone)
    {
        int kept = from;
        for (int i = from; i < Length; i++)
        {
            if (!isGone(i))
            {
                chars[kept] = chars[i];
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }

        Length = kept;
    }

    private void Put(char c, int start, int length)
    {
        if (Length == chars.Length)
        {
            Grow();
        }

        chars[Length] = c;
        starts[Length] = start;
        ends[Length++] = start + length;
    }

    private void Grow()
    {
        Array.Resize(ref chars, chars.Length * 2);
        Array.Resize(ref starts, chars.Length);
        Array.Resize(ref ends, chars.Length);
    }
}
