namespace AvatarKit;

/// <summary>What the rules work on: the plain text, the language's words and what is said so far.</summary>
/// <param name="plain">The text without Markdown.</param>
/// <param name="lexicon">The language.</param>
internal sealed class SpeakableContext(PlainText plain, Lexicon lexicon)
{
    private const int LongestWord = 24;

    private int numberAt = -1;
    private WrittenNumber? number;

    public Lexicon Lexicon => lexicon;

    /// <summary>Which kinds of words of the language could begin in which way.</summary>
    public WordFilter Words { get; } = lexicon.Words;

    public SpeakableWriter Writer { get; } = SpeakableWriter.Rent();

    public ReadOnlySpan<char> Text => plain.Text;

    /// <summary>Says what the rest of the token is taken for.</summary>
    /// <returns>This.</returns>
    public SpeakableContext As(SpeakableKind kind)
    {
        Writer.Kind = kind;
        return this;
    }

    /// <summary>The character at an index, or a space outside.</summary>
    public char Peek(int index) => plain[index];

    /// <summary>Whether a word or number could begin at an index.</summary>
    public bool IsTokenStart(int index) =>
        !char.IsLetterOrDigit(Peek(index - 1)) || (TextChars.IsCjk(Peek(index - 1)) && !TextChars.IsCjk(Peek(index)));

    /// <summary>Whether a word or number could end before an index.</summary>
    public bool IsTokenEnd(int index) => !char.IsLetterOrDigit(Peek(index)) || TextChars.IsCjk(Peek(index));

    /// <summary>Whether a text stands at an index, whatever its case.</summary>
    public bool Has(string text, int index)
        => index >= 0 && index + text.Length <= plain.Length
            && plain.Text[index..(index + text.Length)].Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The word before an index, with a space, a comma or an apostrophe between; empty where there is none.</summary>
    public string WordBefore(int index)
    {
        int start = StartOfWordBefore(index);
        int end = start;
        while (end < index && char.IsLetter(Peek(end)))
        {
            end++;
        }

        return plain.Text[start..end].ToString();
    }

    /// <summary>The word that ends right before an index.</summary>
    public string WordEndingAt(int index)
    {
        int start = index;
        while (start > 0 && index - start < LongestWord && char.IsLetter(Peek(start - 1)))
        {
            start--;
        }

        return plain.Text[start..index].ToString();
    }

    /// <summary>Where <see cref="WordBefore"/> begins.</summary>
    public int StartOfWordBefore(int index)
    {
        int end = index;
        while (end > 0 && index - end < 3 && Peek(end - 1) is ' ' or '\u00A0' or ',' or '.' or '\'' or '’')
        {
            end--;
        }

        int start = end;
        while (start > 0 && end - start < LongestWord && char.IsLetter(Peek(start - 1)))
        {
            start--;
        }

        return end == index ? index : start;
    }

    /// <summary>The index after a run of digits.</summary>
    public int Digits(int index)
    {
        while (char.IsAsciiDigit(Peek(index)))
        {
            index++;
        }

        return index;
    }

    /// <summary>The number at a place; several rules ask for the same one.</summary>
    public WrittenNumber? NumberAt(int index)
    {
        if (index != numberAt)
        {
            (numberAt, number) = (index, WrittenNumber.Find(this, index));
        }

        return number;
    }

    public void Copy(int from, int to)
    {
        if (to > from + 1 && plain.IsAsWritten(from, to))
        {
            Writer.CopyRun(plain.Text[from..to], plain.StartOf(from));
            return;
        }

        for (int i = from; i < to; i++)
        {
            Writer.Copy(plain.Text[i], plain.StartOf(i), plain.EndOf(i));
        }
    }

    /// <summary>Says a character as another that reads the same.</summary>
    public void CopyAs(char c, int at) => Writer.Copy(c, plain.StartOf(at), plain.EndOf(at));

    public void Rewrite(string words, int from, int to) =>
        Writer.Rewrite(words, plain.StartOf(from), plain.EndOf(to - 1));

    public void Space(int at) => Writer.Space(plain.StartOf(at));

    /// <summary>Says words in the middle of a token, apart from what stands around them.</summary>
    public void RewriteApart(string words, int from, int to)
    {
        Writer.SpaceBetween();
        Rewrite(words, from, to);
        Writer.SpaceBetween();
    }

    /// <summary>Says words for the sign at an index; the sign itself where the language has none.</summary>
    /// <returns>1: the characters dealt with.</returns>
    public int Apart(int at, string? words)
    {
        if (words is null)
        {
            return CopyRun(at, 1);
        }

        RewriteApart(words, at, at + 1);
        return 1;
    }

    /// <summary>Says characters as they were written.</summary>
    /// <returns>Their number.</returns>
    public int CopyRun(int at, int length)
    {
        Copy(at, at + length);
        return length;
    }

    /// <summary>Leaves the character at an index out.</summary>
    /// <returns>1: the characters dealt with.</returns>
    public int Drop()
    {
        Writer.Drop();
        return 1;
    }
}
