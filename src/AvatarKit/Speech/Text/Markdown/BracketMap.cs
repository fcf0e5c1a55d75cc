namespace AvatarKit;

/// <summary>Which square bracket closes which, and where reading goes on after some of them. Not thread-safe; one for each run of text.</summary>
internal sealed class BracketMap
{
    // Most text has neither.
    private Dictionary<int, int>? closes;
    private Dictionary<int, int>? jumps;

    /// <summary>Pairs the brackets of a run of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the run begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The pairs.</returns>
    public static BracketMap Of(string text, int start, int end)
    {
        BracketMap map = new();
        if (text.AsSpan(start, end - start).IndexOf('[') < 0)
        {
            return map;
        }

        map.closes = [];
        Stack<int> open = new();
        for (int at = start; at < end; at++)
        {
            int found = text.AsSpan(at, end - at).IndexOfAny('[', ']', '\\');
            if (found < 0)
            {
                break;
            }

            at += found;
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    open.Push(at);
                    break;
                default:
                    if (open.TryPop(out int opened))
                    {
                        map.closes[opened] = at;
                    }

                    break;
            }
        }

        return map;
    }

    /// <summary>Where the bracket opened at an index is closed, or -1.</summary>
    public int CloseOf(int open) => closes is not null && closes.TryGetValue(open, out int close) ? close : -1;

    /// <summary>Has reading go on elsewhere once it comes to an index.</summary>
    public void JumpFrom(int at, int target) => (jumps ??= [])[at] = target;

    /// <summary>Where reading goes on after an index, or 0.</summary>
    public int JumpOf(int at) => jumps?.GetValueOrDefault(at) ?? 0;
}
