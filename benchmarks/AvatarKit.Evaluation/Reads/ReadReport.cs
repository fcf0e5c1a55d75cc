namespace AvatarKit.Evaluation;

/// <summary>Prints what was measured, as Markdown.</summary>
internal static class ReadReport
{
    public static void PrintClasses(IReadOnlyCollection<ReadOutcome> outcomes)
    {
        ReadOutcome[] inDepth = [.. outcomes.Where(static one => ReadCases.InDepth.Contains(one.Case.Locale))];
        if (inDepth.Length == 0)
        {
            return;
        }

        string[] locales = [.. ReadCases.InDepth.Where(locale => inDepth.Any(one => one.Case.Locale == locale))];
        Console.WriteLine($"| class | {string.Join(" | ", locales)} |\n|---|{string.Concat(locales.Select(static _ => "---|"))}");
        foreach (string name in inDepth.Select(static one => one.Case.Class).Distinct())
        {
            IEnumerable<string> cells = locales.Select(locale
                => ReadTally.Of([.. inDepth.Where(one => one.Case.Locale == locale && one.Case.Class == name)]).ToString());
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }

        Console.WriteLine();
    }

    public static void PrintLanguages(IReadOnlyCollection<ReadOutcome> outcomes, bool byEar)
    {
        Console.WriteLine("| language | cases | right | raw eSpeak NG | right raw, wrong as said |\n|---|---|---|---|---|");
        foreach (IGrouping<string, ReadOutcome> language in outcomes.Where(static one => one.Case.Class != ReadGoals.Untouched)
            .GroupBy(static one => one.Case.Locale))
        {
            Row(language.Key, [.. language]);
        }

        Row("all in depth", [.. outcomes.Where(static one => one.Case.Class != ReadGoals.Untouched && ReadCases.InDepth.Contains(one.Case.Locale))]);
        Console.WriteLine();

        void Row(string name, IReadOnlyCollection<ReadOutcome> some)
        {
            var tally = ReadTally.Of(some);
            if (tally.Count > 0)
            {
                string raw = byEar && ReadJudge.IsHeard(name) ? ReadTally.Percent(tally.RightRaw, tally.Count) : "–";
                Console.WriteLine($"| {name} | {tally.Count} | {ReadTally.Percent(tally.Right, tally.Count)} | {raw} | {tally.Spoiled} |");
            }
        }
    }

    public static void PrintDifferences(IEnumerable<ReadOutcome> outcomes)
    {
        foreach (ReadOutcome one in outcomes.Where(static one => !one.IsRight))
        {
            Console.WriteLine($"{one.Case.Locale} {one.Case.Class}{(one.IsRightRaw ? ", right raw" : "")}");
            Console.WriteLine($"  written {one.Case.Written}\n  said    {one.Said}\n  right   {string.Join(" | ", one.Case.Said)}");
        }

        Console.WriteLine();
    }

    public static void PrintSentences(IReadOnlyCollection<SentenceOutcome> outcomes)
    {
        if (outcomes.Count == 0)
        {
            return;
        }

        Console.WriteLine("| sentences | cases | right | streamed otherwise than whole |\n|---|---|---|---|");
        foreach (IGrouping<string, SentenceOutcome> one in outcomes.GroupBy(static one => one.Case.Class)
            .Append(outcomes.GroupBy(static _ => "all").Single()))
        {
            int right = one.Count(static outcome => outcome.IsRight);
            int other = one.Count(static outcome => !outcome.IsSame);
            Console.WriteLine($"| {one.Key} | {one.Count()} | {ReadTally.Percent(right, one.Count())} | {other} |");
        }

        Console.WriteLine();
    }

    public static void PrintDifferences(IEnumerable<SentenceOutcome> outcomes)
    {
        foreach (SentenceOutcome one in outcomes.Where(static one => !one.IsRight || !one.IsSame))
        {
            Console.WriteLine($"{one.Case.Locale} sentences, {one.Case.Class}{(one.IsSame ? "" : ", streamed otherwise")}");
            Console.WriteLine($"  found {string.Join(" ‖ ", one.Found)}\n  right {string.Join(" ‖ ", one.Case.Sentences)}");
        }

        Console.WriteLine();
    }
}
