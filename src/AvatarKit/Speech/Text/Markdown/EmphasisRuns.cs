namespace AvatarKit;

/// <summary>Pairs the marks of emphasis by the rules of CommonMark and takes the pairs off a text; marks without a partner stay.</summary>
/// <param name="plain">Where the marks were added to.</param>
internal sealed class EmphasisRuns(PlainText plain)
{
    private const string Marks = "*_~";

    // The runs that may still find a partner.
    private readonly List<MarkRun> open = [];

    // For each kind of closing run: below which index none opens it. Without it time would be quadratic.
    private readonly int[] floors = new int[Marks.Length * 2 * 3];

    private readonly HashSet<int> gone = [];

    /// <summary>Notes marks just added to the text.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="count">How many stand together.</param>
    /// <param name="before">The character before them.</param>
    /// <param name="after">The character after them.</param>
    public void Add(char mark, int count, char before, char after)
    {
        bool left = !char.IsWhiteSpace(after) && (!IsMark(after) || char.IsWhiteSpace(before) || IsMark(before));
        bool right = !char.IsWhiteSpace(before) && (!IsMark(before) || char.IsWhiteSpace(after) || IsMark(after));
        bool inWord = mark == '_' && left && right;
        if (mark == '~' && count != 2)
        {
            return;
        }

        MarkRun run = new()
        {
            Mark = mark,
            Start = plain.Length - count,
            Count = count,
            Left = count,
            Opens = left && (!inWord || IsMark(before)),
            Closes = right && (!inWord || IsMark(after)),
        };
        while (run.Closes && run.Left > 0 && FindOpener(run) is >= 0 and int opener)
        {
            Pair(opener, run);
        }

        if (run.Left > 0 && run.Opens)
        {
            open.Add(run);
        }
    }

    /// <summary>Takes the pairs off.</summary>
    public void TakeOff()
    {
        if (gone.Count > 0)
        {
            plain.Remove(gone.Min(), gone.Contains);
        }
    }

    private int FindOpener(MarkRun close)
    {
        ref int floor = ref floors[(((Marks.IndexOf(close.Mark, StringComparison.Ordinal) * 2) + (close.Opens ? 1 : 0)) * 3) + (close.Count % 3)];
        for (int i = open.Count - 1; i >= floor; i--)
        {
            // The rule of three, which keeps "*a**b*" whole.
            bool apart = (open[i].Closes || close.Opens) && (open[i].Count + close.Count) % 3 == 0 && close.Count % 3 != 0;
            if (open[i].Mark == close.Mark && open[i].Opens && !apart)
            {
                return i;
            }
        }

        floor = open.Count;
        return -1;
    }

    private void Pair(int opener, MarkRun close)
    {
        MarkRun begun = open[opener];
        int count = begun.Left >= 2 && close.Left >= 2 ? 2 : 1;
        for (int i = 0; i < count; i++)
        {
            gone.Add(begun.Start + --begun.Left);
            gone.Add(close.Start + close.Count - close.Left--);
        }

        // What stands between them can only pair with what stands between them.
        int kept = begun.Left > 0 ? opener + 1 : opener;
        open.RemoveRange(kept, open.Count - kept);
        for (int i = 0; i < floors.Length; i++)
        {
            floors[i] = Math.Min(floors[i], open.Count);
        }
    }

    private static bool IsMark(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private sealed class MarkRun
    {
        public required char Mark { get; init; }

        public required int Start { get; init; }

        public required int Count { get; init; }

        public required bool Opens { get; init; }

        public required bool Closes { get; init; }

        public int Left { get; set; }
    }
}
