namespace AvatarKit;

/// <summary>Text without its Markdown, each character with its place in what was written.</summary>
/// <param name="capacity">How many characters are expected.</param>
internal sealed class PlainText(int capacity)
{
    /// <summary>Stands for a phrase that is said instead of what was written: the next of <see cref="Phrases"/>.</summary>
    public const char Phrase = '\uFFFC';

    /// <summary>Stands for the end of a paragraph, heading, item or row.</summary>
    public const char Break = '\u2029';

    private char[] chars = new char[Math.Max(16, capacity)];
    private int[] starts = new int[Math.Max(16, capacity)];
    private int[] ends = new int[Math.Max(16, capacity)];

    /// <summary>The phrases, in the order of their marks.</summary>
    public List<string> Phrases { get; } = [];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => chars.AsSpan(0, Length);

    /// <summary>Where a character begins in what was written.</summary>
    public int StartOf(int index) => starts[index];

    /// <summary>Where a character ends in what was written.</summary>
    public int EndOf(int index) => ends[index];

    public void Add(char c, int start, int length = 1)
    {
        // The marks are ours: what was written with them is space.
        Put(c is Phrase ? ' ' : c is Break or '\u2028' ? '\n' : c, start, length);
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
            Array.Resize(ref chars, Length * 2);
            Array.Resize(ref starts, Length * 2);
            Array.Resize(ref ends, Length * 2);
        }

        chars[Length] = c;
        starts[Length] = start;
        ends[Length++] = start + length;
    }
}
