namespace AvatarKit.Evaluation;

/// <summary>Counts the edits that turn sequences into their references, and which they are.</summary>
internal sealed class PhoneComparison
{
    private readonly Dictionary<string, int> edits = [];
    private long errors;
    private long length;

    /// <summary>Edits for each element of the references.</summary>
    public double Rate => length == 0 ? 0 : (double)errors / length;

    /// <summary>Adds a pair.</summary>
    /// <returns>The least number of insertions, deletions and substitutions between them.</returns>
    public int Add(IReadOnlyList<string> reference, IReadOnlyList<string> tried)
    {
        var cost = new int[reference.Count + 1][];
        for (int i = 0; i <= reference.Count; i++)
        {
            cost[i] = new int[tried.Count + 1];
            for (int j = 0; j <= tried.Count; j++)
            {
                cost[i][j] = i == 0 ? j : j == 0 ? i
                    : Math.Min(Math.Min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (reference[i - 1] == tried[j - 1] ? 0 : 1));
            }
        }

        Trace(reference, tried, cost);
        errors += cost[reference.Count][tried.Count];
        length += reference.Count;
        return cost[reference.Count][tried.Count];
    }

    /// <summary>The edits that were needed most, as reference → tried.</summary>
    public string Commonest()
        => string.Join(", ", edits.OrderByDescending(static edit => edit.Value).Take(24).Select(static edit => $"{edit.Key} {edit.Value}"));

    private void Trace(IReadOnlyList<string> reference, IReadOnlyList<string> tried, int[][] cost)
    {
        int i = reference.Count;
        int j = tried.Count;
        while (i > 0 || j > 0)
        {
            if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + (reference[i - 1] == tried[j - 1] ? 0 : 1))
            {
                i--;
                j--;
                Count(reference[i], tried[j]);
            }
            else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1)
            {
                Count(reference[--i], "–");
            }
            else
            {
                Count("–", tried[--j]);
            }
        }
    }

    private void Count(string reference, string tried)
    {
        if (reference != tried)
        {
            string edit = $"{reference}→{tried}";
            edits[edit] = edits.GetValueOrDefault(edit) + 1;
        }
    }
}
