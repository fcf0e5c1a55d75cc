namespace AvatarKit;

/// <summary>Whether code is open at a place of Markdown that streams in: fenced, or between backticks of one paragraph.</summary>
internal struct CodeMarks
{
    private const int Fence = 3;

    private int open;
    private char openMark;
    private int run;
    private char mark;
    private bool startsLine = true;
    private bool runStartsLine;
    private char last = '\n';

    public CodeMarks()
    {
    }

    /// <summary>Whether a character that comes now stands in code, or right after a backtick.</summary>
    public readonly bool IsInside => run > 0 ? mark == '`' || WouldOpen() : open > 0;

    /// <summary>Takes the next character.</summary>
    public void Take(char c)
    {
        if (c is '`' or '~' && (run == 0 || c == mark))
        {
            runStartsLine = run == 0 ? startsLine : runStartsLine;
            mark = c;
            run++;
        }
        else
        {
            EndRun();
        }

        // A paragraph's end closes what its author forgot to close, but no fence.
        open = c == '\n' && last == '\n' && open > 0 && !IsFence ? 0 : open;
        startsLine = c == '\n' || (startsLine && c is ' ' or '\t' or '>');
        last = c == '\r' ? last : c;
    }

    private bool IsFence { readonly get; set; }

    private readonly bool WouldOpen() => open > 0 || (run >= Fence && runStartsLine);

    private void EndRun()
    {
        bool fence = run >= Fence && runStartsLine;
        if (run > 0 && open == 0 && (mark == '`' || fence))
        {
            open = run;
            openMark = mark;
            IsFence = fence;
        }
        else if (run > 0 && mark == openMark && (IsFence ? fence && run >= open : run == open))
        {
            open = 0;
        }

        run = 0;
    }
}
