namespace AvatarKit;

/// <content>Links, images, footnotes.</content>
internal sealed partial class InlineReader
{
    private int Open(int at, int start)
    {
        _ = MoodTag.Read(text.AsSpan(at, limit - at), out int cue);
        if (cue > 0)
        {
            return at + cue;
        }

        int close = brackets.CloseOf(at);
        if (close < 0)
        {
            return at + 1;
        }

        ReadOnlySpan<char> inside = text.AsSpan(at + 1, close - at - 1);

        // A footnote, or the number of a source right after a word.
        bool afterWord = at > start && !char.IsWhiteSpace(text[at - 1]);
        if (inside is ['^', ..]
            || (afterWord && inside.Length is > 0 and < 8 && inside.IndexOfAnyExcept(SourceNumbers) < 0 && Peek(close + 1) != '('))
        {
            return close + 1;
        }

        int target = Peek(close + 1) switch
        {
            '(' => LinkTarget.End(text, close + 1, limit),
            '[' when brackets.CloseOf(close + 1) is > 0 and int reference => reference + 1,
            _ => 0,
        };
        if (target > 0)
        {
            brackets.JumpFrom(close, target);
        }

        return at + 1;
    }

    private int Close(int at)
    {
        int target = brackets.JumpOf(at);
        if (target > 0)
        {
            return target;
        }

        // The second half of a link that was cut in two.
        return Peek(at + 1) == '(' && LinkTarget.End(text, at + 1, limit) is > 0 and int end
            && LinkTarget.IsAddress(text.AsSpan(at + 2, end - at - 3)) ? end : at + 1;
    }
}
