namespace AvatarKit;

/// <summary>The brackets, quotes and inline code that are open at a place. A value: copying it asks "what if".</summary>
internal struct Nesting
{
    private int round;
    private int square;
    private int curly;
    private int corner;
    private int high;
    private int low;
    private int angle;
    private bool straight;
    private int code;

    /// <summary>Whether nothing is open.</summary>
    public readonly bool IsEmpty => round + square + curly + corner + high + low + angle == 0 && !straight && code == 0;

    /// <summary>Whether a cut here would break inline code or a link in two.</summary>
    public readonly bool InMarkup => code > 0 || square > 0;

    /// <summary>Whether inline code is open.</summary>
    public readonly bool InCode => code > 0;

    /// <summary>Takes a run of backticks.</summary>
    /// <param name="count">How many.</param>
    public void Backticks(int count) => code = code == 0 ? count : code == count ? 0 : code;

    /// <summary>Takes any other character.</summary>
    /// <param name="c">The character.</param>
    /// <param name="previous">The character before it, or a space.</param>
    public void Apply(char c, char previous)
    {
        if (code > 0)
        {
            return;
        }

        switch (c)
        {
            case '"':
                // Inches after a digit, and a quote left open before a paragraph's end, open nothing.
                straight = !straight && (char.IsWhiteSpace(previous) || previous is '(' or '[' or '*' or '_' or '—' or ':');
                break;
            case '(' when previous is ':' or ';' or '=': // A sad face.
                break;
            case '(' or '（':
                round++;
                break;
            case ')' or '）':
                Close(ref round);
                break;
            case '[' or '【' or '［':
                square++;
                break;
            case ']' or '】' or '］':
                Close(ref square);
                break;
            case '{':
                curly++;
                break;
            case '}':
                Close(ref curly);
                break;
            case '「' or '『' or '《' or '〈' or '〔':
                corner++;
                break;
            case '」' or '』' or '》' or '〉' or '〕':
                Close(ref corner);
                break;
            case '„':
                low++;
                break;
            case '“' when low > 0:
                low--;
                break;
            case '“':
                high++;
                break;
            case '”' when low > 0:
                low--;
                break;
            case '”':
                Close(ref high);
                break;
            case '«' or '»':
                Guillemet(previous);
                break;
        }
    }

    private static void Close(ref int depth) => depth = Math.Max(0, depth - 1);

    // French opens with «, German with »: what stands after a space opens, where none is open yet.
    private void Guillemet(char previous) => angle = angle == 0 && (char.IsWhiteSpace(previous) || previous is '(') ? 1 : 0;
}
