namespace AvatarKit.Rendering;

/// <summary>Cuts a caption into pages of at most two lines, as few and as even as can be, with ends where clauses end.</summary>
internal static class CaptionLayout
{
    private const int LinesPerPage = 2;

    /// <summary>A page more costs more than any raggedness.</summary>
    private const double PageCost = 2.5;

    private const double LineCost = 0.6;

    /// <summary>Lays a caption out.</summary>
    /// <param name="text">The caption.</param>
    /// <param name="limit">The widest line, in pixels.</param>
    /// <param name="measure">The width of a piece of text, in pixels.</param>
    /// <returns>The pages; none for a caption without anything to show.</returns>
    public static IReadOnlyList<CaptionPage> Create(string text, float limit, Func<string, float> measure)
    {
        List<CaptionToken> tokens = CaptionToken.Cut(text, limit, measure);
        if (tokens.Count == 0)
        {
            return [];
        }

        // By tokens set and the line of its page that the last of them ends: the cheapest way there, and from where it came.
        var cost = new double[(tokens.Count + 1) * LinesPerPage];
        var from = new (int Token, int Line)[cost.Length];
        Array.Fill(cost, double.PositiveInfinity);
        cost[LinesPerPage - 1] = 0;
        for (int start = 0; start < tokens.Count; start++)
        {
            float width = 0;
            for (int end = start + 1; end <= tokens.Count; end++)
            {
                CaptionToken last = tokens[end - 1];
                width += last.Width + (end - 2 >= start ? tokens[end - 2].Space : 0);
                if (width > limit && end > start + 1)
                {
                    break;
                }

                double slack = Math.Max(0, 1 - (width / limit));
                double lineCost = LineCost + (slack * slack);
                Try(start, LinesPerPage - 1, end, 0, PageCost + lineCost + (Ragged(tokens, start) * 0.5));
                for (int line = 0; line + 1 < LinesPerPage; line++)
                {
                    Try(start, line, end, line + 1, lineCost + (Ragged(tokens, start) * 0.1));
                    // A page may end after any of its lines.
                    Try(start, line, end, 0, PageCost + lineCost + (Ragged(tokens, start) * 0.5));
                }
            }
        }

        return Collect(text, tokens, cost, from);

        void Try(int start, int line, int end, int nextLine, double added)
        {
            double total = cost[(start * LinesPerPage) + line] + added;
            int target = (end * LinesPerPage) + nextLine;
            if (total < cost[target])
            {
                cost[target] = total;
                from[target] = (start, line);
            }
        }
    }

    /// <summary>How bad it is to have ended before a token.</summary>
    private static int Ragged(List<CaptionToken> tokens, int start) => start == 0 ? 0 : 2 - tokens[start - 1].Rest;

    private static List<CaptionPage> Collect(string text, List<CaptionToken> tokens, double[] cost, (int Token, int Line)[] from)
    {
        int n = tokens.Count;
        int line = cost[n * LinesPerPage] <= cost[(n * LinesPerPage) + 1] ? 0 : 1;
        List<CaptionPage> pages = [];
        List<CaptionLine> lines = [];
        while (n > 0)
        {
            (int start, int before) = from[(n * LinesPerPage) + line];
            int at = tokens[start].Start;
            string shown = text[at..(tokens[n - 1].Start + tokens[n - 1].Length)];
            bool isCutWord = tokens[n - 1].Rest == 0 && char.IsLetter(shown[^1]);
            lines.Insert(0, new CaptionLine(at, isCutWord ? shown + "-" : shown));
            if (line == 0)
            {
                pages.Insert(0, new CaptionPage([.. lines]));
                lines.Clear();
            }

            (n, line) = (start, before);
        }

        return pages;
    }
}
