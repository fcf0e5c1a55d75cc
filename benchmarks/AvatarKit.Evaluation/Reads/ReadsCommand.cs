namespace AvatarKit.Evaluation;

/// <summary><c>eval reads</c>: whether what is written is said right, by classes and languages, and whether sentences end
/// where they should.</summary>
internal static class ReadsCommand
{
    private const double SentenceGoal = 0.9;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (ReadOptions.Read(arguments, out ReadOptions options) is { } wrong)
        {
            Console.Error.WriteLine(wrong);
            return 2;
        }

        if (options.Time)
        {
            return await ReadTiming.RunAsync(options);
        }

        bool byEar = !options.WordsOnly && EspeakReading.IsInstalled();
        ReadOutcomes measured = await MeasureAsync(options, options.Planted, byEar);
        if (measured.Reads.Count + measured.Sentences.Count == 0)
        {
            Console.Error.WriteLine($"There are no cases of the class '{options.Class}'.");
            return 2;
        }

        Print(options, measured.Reads, measured.Sentences, byEar);
        return options.Planted == ReadFault.None ? Tell(measured.Missed, byEar)
            : TellPlanted(measured.Missed, (await MeasureAsync(options, ReadFault.None, byEar)).Missed);
    }

    private static async Task<ReadOutcomes> MeasureAsync(ReadOptions options, ReadFault planted, bool byEar)
    {
        List<ReadOutcome> outcomes = [];
        foreach (string locale in ReadCases.Locales.Where(options.Measures))
        {
            IReadOnlyList<ReadCase> cases = [.. ReadCases.Of(locale).Where(one => options.Class is null || one.Class == options.Class)];
            outcomes.AddRange(await ReadMeasure.RunAsync(locale, cases, planted, byEar));
        }

        IReadOnlyList<SentenceOutcome> sentences = options.Class is null or "sentence"
            ? SentenceMeasure.Run(SentenceCase.All().Where(one => options.Measures(one.Locale)), planted)
            : [];
        return new ReadOutcomes(outcomes, sentences, [.. ReadGoals.Missed(outcomes), .. MissedBySentences(sentences)]);
    }

    private static void Print(
        ReadOptions options,
        List<ReadOutcome> outcomes,
        IReadOnlyList<SentenceOutcome> sentences,
        bool byEar)
    {
        if (options.Show)
        {
            ReadReport.PrintDifferences(outcomes);
            ReadReport.PrintDifferences(sentences);
        }

        ReadReport.PrintClasses(outcomes);
        ReadReport.PrintLanguages(outcomes, byEar);
        ReadReport.PrintSentences(sentences);
    }

    private static IEnumerable<string> MissedBySentences(IReadOnlyList<SentenceOutcome> sentences)
    {
        int right = sentences.Count(static one => one.IsRight);
        if (right < SentenceGoal * sentences.Count)
        {
            yield return $"sentences: {right} of {sentences.Count}; goal {SentenceGoal * 100:0} %";
        }

        int other = sentences.Count(static one => !one.IsSame);
        if (other > 0)
        {
            yield return $"sentences: {other} end elsewhere when they are streamed; goal none";
        }
    }

    private static int Tell(string[] missed, bool byEar)
    {
        if (!byEar)
        {
            Console.WriteLine("Compared by words alone, for which `3.5` is not `three point five`: install espeak-ng to have the goals judged.");
            return 1;
        }

        Console.WriteLine(missed.Length == 0 ? "Every goal holds." : "Missed:\n- " + string.Join("\n- ", missed));
        return missed.Length == 0 ? 0 : 1;
    }

    // A goal that is missed without the error, too, does not show it.
    private static int TellPlanted(string[] missed, string[] missedAnyway)
    {
        string[] seen = [.. missed.ExceptBy(missedAnyway.Select(GoalOf), GoalOf)];
        Console.WriteLine(seen.Length == 0
            ? "The planted error is not seen: no goal is missed that holds without it."
            : $"The planted error is seen: {seen.Length} goals are missed that hold without it, among them {seen[0]}.");
        return seen.Length == 0 ? 1 : 0;

        static string GoalOf(string one) => one.Split(':')[0] + one[one.LastIndexOf(';')..];
    }

    /// <summary>What was measured, and the goals that are missed by it.</summary>
    private sealed record ReadOutcomes(List<ReadOutcome> Reads, IReadOnlyList<SentenceOutcome> Sentences, string[] Missed);
}
