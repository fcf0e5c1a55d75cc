namespace AvatarKit;

/// <summary>Finds lines of a picture that is drawn with characters: <c>┌──┐</c>, <c>│ A │</c>, <c>├── b</c>; <c>+--+</c>, and after it
/// <c>| A |</c>.</summary>
internal static class DiagramLines
{
    private const int WidestIndent = 64;

    /// <summary>Whether the line at the start of a text is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <param name="isInside">Whether the line before is one.</param>
    public static Decision Starts(ReadOnlySpan<char> text, bool final, bool isInside)
    {
        int first = text[..Math.Min(text.Length, WidestIndent)].IndexOfAnyExcept(' ', '\t');
        if (first >= 0)
        {
            return text[first] switch
            {
                >= '\u2500' and <= '\u259F' => Decision.Yes,
                '|' or '+' when isInside => Decision.Yes,
                '+' => StartsBox(text[first..], final),
                _ => Decision.No,
            };
        }

        return final || text.Length >= WidestIndent ? Decision.No : Decision.NeedMore;
    }

    /// <summary>The picture that begins at an index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The start of a line.</param>
    /// <param name="end">Where the text around it ends.</param>
    /// <returns>Where it ends; <paramref name="at"/> where there is none: one line alone draws nothing.</returns>
    public static int End(string text, int at, int end)
    {
        int lines = 0;
        int next = at;
        int last = at;
        while (next < end && Starts(text.AsSpan(next, end - next), final: true, isInside: lines > 0) == Decision.Yes)
        {
            lines++;
            int length = text.AsSpan(next, end - next).IndexOf('\n');
            last = length < 0 ? end : next + length;
            next = last + 1;
        }

        return lines > 1 ? last : at;
    }

    // "+--", "+==".
    private static Decision StartsBox(ReadOnlySpan<char> text, bool final)
        => text is ['+', '-', '-', ..] or ['+', '=', '=', ..] ? Decision.Yes
            : !final && text is ['+'] or ['+', '-'] or ['+', '='] ? Decision.NeedMore
            : Decision.No;
}
