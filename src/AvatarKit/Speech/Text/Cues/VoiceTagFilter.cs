using System.Text;

namespace AvatarKit;

/// <summary>Takes voice tags out of an answer as it streams, wherever the stream is split: what is left is for reading, the tags are for the
/// voice. Not thread-safe; one per answer.</summary>
/// <remarks>In code, and right after a backtick, they are code and stay. Where nothing but a tag stood between two words, one space comes in its
/// place; of the spaces on both sides of a pause one is left.</remarks>
internal sealed class VoiceTagFilter
{
    private readonly OpenTags open = new();
    private readonly List<Shift> shifts = [];
    private CodeMarks code = new();
    private string held = "";
    private int length;
    private int taken;
    private bool needsSpace;
    private bool skipsSpace;
    private char last = '\n';

    /// <summary>Takes the next characters.</summary>
    /// <param name="delta">The characters.</param>
    /// <param name="tags">Receives the tags, each with its place in what is left.</param>
    /// <returns>What is shown of them; the beginning of what may be a tag is kept back.</returns>
    public string Append(string delta, ICollection<PlacedTag> tags) => Take(held + delta, tags, final: false);

    /// <summary>Ends the answer.</summary>
    /// <param name="tags">Receives the tags.</param>
    /// <returns>What was kept back and is no tag.</returns>
    public string Complete(ICollection<PlacedTag> tags) => Take(held, tags, final: true);

    /// <summary>Where a place of what was appended is in what is left.</summary>
    public int Map(int index)
    {
        int found = shifts.FindLastIndex(shift => shift.Index <= index);
        return found < 0 ? index : index + shifts[found].By;
    }

    private string Take(string text, ICollection<PlacedTag> tags, bool final)
    {
        held = "";
        var clean = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '<' && !code.IsInside)
            {
                Decision found = VoiceTags.Read(text.AsSpan(at), final, open, out VoiceTag? tag, out int size);
                if (found == Decision.NeedMore)
                {
                    held = text[at..];
                    break;
                }

                if (found == Decision.Yes)
                {
                    TakeOut(tag!, size, clean, tags);
                    at += size - 1;
                    continue;
                }
            }

            Give(c, clean);
        }

        return clean.ToString();
    }

    private void TakeOut(VoiceTag tag, int size, StringBuilder clean, ICollection<PlacedTag> tags)
    {
        taken += size;
        shifts.Add(new Shift(taken, length - taken));
        tags.Add(new PlacedTag(length, tag));
        if (tag.IsEnd)
        {
            open.Close(tag.Kind);
        }
        else if (tag.Opens)
        {
            open.Open(new PlacedTag(length, tag));
        }

        switch (tag.Kind)
        {
            case VoiceTagKind.Break or VoiceTagKind.Sentence:
                needsSpace = !char.IsWhiteSpace(last);
                skipsSpace = !needsSpace;
                break;
            case VoiceTagKind.Paragraph when last != '\n':
                Put('\n', clean);
                Put('\n', clean);
                shifts.Add(new Shift(taken, length - taken));
                skipsSpace = true;
                break;
        }
    }

    private void Give(char c, StringBuilder clean)
    {
        taken++;
        bool skip = skipsSpace && c == ' ';
        skipsSpace = skip;
        if (needsSpace && (char.IsLetterOrDigit(c) || c == '<'))
        {
            Put(' ', clean);
        }

        bool shifted = skip || needsSpace;
        needsSpace = false;
        if (!skip)
        {
            Put(c, clean);
        }

        if (shifted)
        {
            shifts.Add(new Shift(skip ? taken : taken - 1, length - taken));
        }
    }

    private void Put(char c, StringBuilder clean)
    {
        clean.Append(c);
        code.Take(c);
        last = c;
        length++;
    }

    /// <param name="Index">From which character of what was appended on.</param>
    /// <param name="By">How far what is left is from it.</param>
    private readonly record struct Shift(int Index, int By);
}
