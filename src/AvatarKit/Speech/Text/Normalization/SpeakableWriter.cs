using System.Text;

namespace AvatarKit;

/// <summary>Builds what is said, with the way back to what was written.</summary>
internal sealed class SpeakableWriter
{
    private readonly StringBuilder spoken = new();
    private readonly List<SpeakableSpan> spans = [];
    private bool lastIsVerbatim;
    private bool space;
    private bool dropped;
    private int spaceStart;

    /// <summary>Whether nothing is said yet.</summary>
    public bool IsEmpty => spoken.Length == 0;

    /// <summary>The last character said, or a space.</summary>
    public char Last => space || spoken.Length == 0 ? ' ' : spoken[^1];

    /// <summary>The last character said that is no space, or a space.</summary>
    public char LastVisible => spoken.Length == 0 ? ' ' : spoken[^1];

    /// <summary>Says a character as it was written.</summary>
    /// <param name="c">The character.</param>
    /// <param name="start">Where it stands.</param>
    /// <param name="end">Where it ends: more than one character on where it was written as an entity or an escape.</param>
    public void Copy(char c, int start, int end)
    {
        FlushSpace(c);
        Append(c, start, end - start);
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
        int length = end - start;
        int from = spoken.Length;
        spoken.Append(rest);
        lastIsVerbatim = false;

        // Equal lengths would mean letter for letter: two parts of other lengths each stand for the whole.
        int first = rest.Length == length && length > 1 ? 1 : rest.Length;
        spans.Add(new SpeakableSpan(from, first, start, length));
        if (first < rest.Length)
        {
            spans.Add(new SpeakableSpan(from + first, rest.Length - first, start, length));
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
        if (!space && spoken.Length > 0)
        {
            space = true;
            spaceStart = start;
            dropped = false;
        }
    }

    /// <summary>Puts a space that was not written, unless there is one or something was opened.</summary>
    public void SpaceBetween()
    {
        if (!space && spoken.Length > 0 && LastVisible is not ('(' or '“' or '„' or '‘' or '¿' or '¡'))
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
        spoken.Append(mark);
        lastIsVerbatim = false;
        SpaceBetween();
    }

    /// <summary>Ends the text.</summary>
    /// <param name="original">What was written.</param>
    /// <returns>The result.</returns>
    public SpeakableText ToText(string original) =>
        HasWords() ? new SpeakableText(original, spoken.ToString(), spans) : new SpeakableText(original, "", []);

    /// <summary>Ends the text.</summary>
    /// <returns>What is said.</returns>
    public override string ToString() => spoken.ToString();

    private void FlushSpace(char next)
    {
        // Leaving out "🎉" in "Yes 🎉!" leaves no space before the mark.
        if (space && !(dropped && next is '.' or ',' or ';' or ':' or '!' or '?' or '…' or ')' or '。' or '，'))
        {
            if (spaceStart >= 0)
            {
                Append(' ', spaceStart, 1);
            }
            else
            {
                spoken.Append(' ');
                lastIsVerbatim = false;
            }
        }

        space = false;
    }

    private void Append(char c, int start, int length)
    {
        int at = spoken.Length;
        spoken.Append(c);
        if (lastIsVerbatim && length == 1 && spans[^1] is var last
            && last.OriginalStart + last.OriginalLength == start && last.SpokenStart + last.SpokenLength == at)
        {
            spans[^1] = last with { SpokenLength = last.SpokenLength + 1, OriginalLength = last.OriginalLength + 1 };
            return;
        }

        spans.Add(new SpeakableSpan(at, 1, start, length));
        lastIsVerbatim = length == 1;
    }

    private bool HasWords()
    {
        foreach (ReadOnlyMemory<char> chunk in spoken.GetChunks())
        {
            foreach (char c in chunk.Span)
            {
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
