namespace AvatarKit;

/// <summary>What the rules work on: the plain text, the language's words and what is said so far.</summary>
/// <param name="plain">The text without Markdown.</param>
/// <param name="lexicon">The language.</param>
internal sealed class SpeakableContext(PlainText plain, Lexicon lexicon)
{
    public Lexicon Lexicon => lexicon;

    public SpeakableWriter Writer { get; } = new();

    public ReadOnlySpan<char> Text => plain.Text;

    /// <summary>The character at an index, or a space outside.</summary>
    public char Peek(int index) => index >= 0 && index < plain.Length ? plain.Text[index] : ' ';

    /// <summary>Whether a word or number could begin at an index.</summary>
    public bool IsTokenStart(int index) =>
        !char.IsLetterOrDigit(Peek(index - 1)) || (TextChars.IsCjk(Peek(index - 1)) && !TextChars.IsCjk(Peek(index)));

    /// <summary>Whether a word or number could end before an index.</summary>
    public bool IsTokenEnd(int index) => !char.IsLetterOrDigit(Peek(index)) || TextChars.IsCjk(Peek(index));

    /// <summary>The index after a run of digits.</summary>
    public int Digits(int index)
    {
        while (char.IsAsciiDigit(Peek(index)))
        {
            index++;
        }

        return index;
    }

    public void Copy(int from, int to)
    {
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

    /// <summary>Says words for the sign at an index.</summary>
    /// <returns>1: the characters dealt with.</returns>
    public int Apart(int at, string words)
    {
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
