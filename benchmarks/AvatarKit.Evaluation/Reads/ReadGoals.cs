namespace AvatarKit.Evaluation;

/// <summary>What must hold in the languages in depth.</summary>
internal static class ReadGoals
{
    /// <summary>The class of texts in which nothing is to be changed: all of them, or something was spoiled.</summary>
    public const string Untouched = "word";

    private const double EachLanguage = 0.95;
    private const double EachClass = 0.85;
    private const int SmallestClass = 10;

    /// <summary>The goals that are missed, in words.</summary>
    public static IReadOnlyList<string> Missed(IReadOnlyCollection<ReadOutcome> outcomes)
    {
        List<string> missed = [];
        foreach (IGrouping<string, ReadOutcome> language in outcomes.Where(static one => ReadCases.InDepth.Contains(one.Case.Locale))
            .GroupBy(static one => one.Case.Locale))
        {
            AddIfUnder(missed, language.Key, ReadTally.Of([.. language.Where(static one => one.Case.Class != Untouched)]), EachLanguage);
            foreach (IGrouping<string, ReadOutcome> one in language.GroupBy(static one => one.Case.Class))
            {
                double goal = one.Key == Untouched ? 1 : EachClass;
                if (one.Count() >= SmallestClass)
                {
                    AddIfUnder(missed, $"{language.Key} {one.Key}", ReadTally.Of([.. one]), goal);
                }
            }
        }

        return missed;
    }

    private static void AddIfUnder(List<string> missed, string what, ReadTally tally, double goal)
    {
        if (tally.Count > 0 && tally.Share < goal)
        {
            missed.Add($"{what}: {tally}; goal {goal * 100:0} %");
        }
    }
}
