namespace AvatarKit;

/// <content>What is read otherwise where the text is to be seen: whatever is no Markdown stays.</content>
internal sealed partial class InlineReader
{
    private int Escape(int at)
    {
        char next = Peek(at + 1);
        if (at + 1 < limit && char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)))
        {
            plain.Add(next, at, 2);
            return at + 2;
        }

        // Before the end of a line it breaks the line.
        plain.Add(next is '\n' or '\r' ? ' ' : '\\', at);
        return at + 1;
    }

    private int OpenLink(int at, int start)
    {
        int close = brackets.CloseOf(start - 1);
        int target = close < 0 ? 0 : Peek(close + 1) switch
        {
            '(' => LinkTarget.End(text, close + 1, limit),
            '[' when brackets.CloseOf(close + 1) is > 0 and int reference => reference + 1,
            _ => 0,
        };
        if (target > 0)
        {
            brackets.JumpFrom(close, target);
            return start;
        }

        if (close > 0 && Peek(start) == '^')
        {
            // A footnote.
            return close + 1;
        }

        for (int i = at; i < start; i++)
        {
            plain.Add(text[i], i);
        }

        return start;
    }

    private int CloseLink(int at)
    {
        if (brackets.JumpOf(at) is > 0 and int target)
        {
            return target;
        }

        plain.Add(']', at);
        return at + 1;
    }

    private int Emphasis(int at, int start, char mark)
    {
        int run = Run(at, mark);
        char before = at > start ? text[at - 1] : ' ';
        char after = Peek(at + run);
        for (int i = at; i < at + run; i++)
        {
            plain.Add(mark, i);
        }

        // Underscores in an address are part of it.
        if (mark != '_' || at >= addressEnd || char.IsWhiteSpace(after))
        {
            emphasis!.Add(mark, run, before, after);
        }

        return at + run;
    }
}
