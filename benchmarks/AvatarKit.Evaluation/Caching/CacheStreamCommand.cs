namespace AvatarKit.Evaluation;

/// <summary><c>eval cache-stream</c>: writes a stream of questions for <c>eval cache</c>.</summary>
internal static class CacheStreamCommand
{
    public static int Run(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "cache-stream", "--questions", "--requests", "--verbatim", "--half", "--seed", "--out") is not { } given
            || given.Text("--questions") is not { } file || given.Text("--out") is not { } target)
        {
            return 2;
        }

        List<AskedQuestion> questions = QuestionStream.Half(AskedQuestion.Read(file), given.Text("--half") ?? "all");
        List<AskedQuestion> stream = QuestionStream.Make(
            questions, given.Count("--requests", 3_000), given.Number("--verbatim", 0), given.Count("--seed", 1));
        File.WriteAllLines(target, stream.Select(static question => $"{question.Intent}\t{question.Text}").Prepend("intent\ttext"));
        Console.WriteLine($"{stream.Count} requests of {stream.Select(static question => question.Intent).Distinct().Count()} intents");
        return 0;
    }
}
