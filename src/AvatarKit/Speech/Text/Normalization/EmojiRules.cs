using System.Text;

namespace AvatarKit;

/// <summary>Says emoji by their names. Skin tones are not said, nor is one again that stands several times in a row.</summary>
internal static class EmojiRules
{
    private const char Joiner = '\u200D';
    private const char AsPicture = '\uFE0F';
    private const char AsText = '\uFE0E';

    /// <summary>Says the emoji at a place, and those right after them.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where they stand.</param>
    /// <param name="names">Their names.</param>
    /// <returns>How many characters were dealt with; 0: none stands there that has a name.</returns>
    public static int TrySay(SpeakableContext context, int at, EmojiNames names)
    {
        string? last = null;
        int end = at;
        for (int next = at; Find(context, next, names, out int length) is { } name;)
        {
            if (name != last)
            {
                if (last is not null)
                {
                    context.Writer.Punctuate(',');
                }

                context.As(SpeakableKind.Emoji).RewriteApart(name, next, next + length);
                last = name;
            }

            end = next + length;
            next = end;
            while (context.Peek(next) is ' ' or Joiner && next < context.Text.Length)
            {
                next++;
            }
        }

        return end - at;
    }

    /// <summary>The name of what stands at a place: of all that is joined there, or of as much of it as has one.</summary>
    private static string? Find(SpeakableContext context, int at, EmojiNames names, out int length)
    {
        length = 0;
        string? found = null;
        Span<char> bare = stackalloc char[EmojiNames.Longest];
        int bareLength = 0;
        int end = at;
        while (context.Text.Length > end && AddPart(context.Text, ref end, bare, ref bareLength))
        {
            if (names.Of(bare[..bareLength]) is { } name)
            {
                (found, length) = (name, end - at);
            }

            if (context.Peek(end) != Joiner || bareLength == bare.Length)
            {
                break;
            }

            bare[bareLength++] = Joiner;
            end++;
        }

        return found;
    }

    /// <summary>Adds what can be joined to others: a flag, or a sign with what modifies it, which is passed over.</summary>
    /// <returns>Whether there is one, and it has room.</returns>
    private static bool AddPart(ReadOnlySpan<char> text, ref int end, Span<char> bare, ref int bareLength)
    {
        if (Rune.DecodeFromUtf16(text[end..], out Rune sign, out int used) != System.Buffers.OperationStatus.Done || !CanBegin(text, end, sign)
            || !TryAdd(sign, bare, ref bareLength))
        {
            return false;
        }

        end += used;
        bool isFlag = IsFlagLetter(sign);
        while (Rune.DecodeFromUtf16(text[end..], out Rune after, out used) == System.Buffers.OperationStatus.Done)
        {
            if (isFlag ? IsFlagLetter(after) : IsTag(after))
            {
                if (!TryAdd(after, bare, ref bareLength))
                {
                    return false;
                }

                isFlag = false;
            }
            else if (after.Value != AsPicture && !IsSkinTone(after))
            {
                break;
            }

            end += used;
        }

        return true;
    }

    // Signs of the older blocks are text unless a picture is asked for.
    private static bool CanBegin(ReadOnlySpan<char> text, int at, Rune sign)
    {
        char after = at + sign.Utf16SequenceLength < text.Length ? text[at + sign.Utf16SequenceLength] : ' ';
        return after != AsText && (sign.Value >= 0x2600 || (sign.Value >= 0xA9 && after == AsPicture)) && !Rune.IsLetterOrDigit(sign);
    }

    private static bool TryAdd(Rune sign, Span<char> bare, ref int length)
    {
        bool fits = sign.TryEncodeToUtf16(bare[length..], out int written);
        length += written;
        return fits;
    }

    private static bool IsFlagLetter(Rune sign) => sign.Value is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsSkinTone(Rune sign) => sign.Value is >= 0x1F3FB and <= 0x1F3FF;

    // Of the flags of England, Scotland and Wales.
    private static bool IsTag(Rune sign) => sign.Value is >= 0xE0020 and <= 0xE007F;
}
