using System.Globalization;
using AvatarKit.Local;
using Microsoft.Extensions.AI;

namespace AvatarKit.Evaluation;

/// <summary>How often questions find the right document, and how often questions without an answer get
/// none, by the bar that a passage must reach.</summary>
internal static class KnowledgeEvaluation
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        string folder = Option(arguments, "--folder") ?? KnowledgeQuestionSet.OwnFolder;
        string file = Option(arguments, "--questions") ?? KnowledgeQuestionSet.OwnQuestions;
        List<EvaluationQuestion> questions = KnowledgeQuestionSet.Read(file, Option(arguments, "--half") ?? "all");
        if (questions.Count == 0)
        {
            await Console.Error.WriteLineAsync($"'{file}' has no questions of that half.");
            return 2;
        }

        using SqliteKnowledgeBase all = Open(folder, 0);
        KnowledgeIndexReport report = await all.RefreshAsync();
        List<RankedQuestion> ranked = await RankAsync(all, questions);
        int answerable = questions.Count(static question => question.IsAnswerable);
        Console.WriteLine($"{report.Documents} documents, {report.Passages} passages; {answerable} answerable questions, "
            + $"{questions.Count - answerable} without an answer.");
        Console.WriteLine();
        Console.WriteLine("| bar | right answers | wrong answers | of unanswerable refused | precision | recall | accuracy |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        for (int step = 4; step <= 16; step++)
        {
            Console.WriteLine(Outcome.At(ranked, step * 0.05).ToRow());
        }

        double bar = new SqliteKnowledgeBaseOptions().MinimumScore;
        Console.WriteLine();
        Console.WriteLine("At the default bar:");
        Console.WriteLine(Outcome.At(ranked, bar).ToRow());
        await AskAsync(folder, questions, arguments.Contains("--show"));
        return 0;
    }

    public static SqliteKnowledgeBase Open(string folder, double minimumScore)
        => new(new SqliteKnowledgeBaseOptions { Folder = folder, MinimumScore = minimumScore, RescanInterval = Timeout.InfiniteTimeSpan });

    public static async Task<List<RankedQuestion>> RankAsync(SqliteKnowledgeBase knowledge, List<EvaluationQuestion> questions)
    {
        var ranked = new List<RankedQuestion>();
        foreach (EvaluationQuestion question in questions)
        {
            IReadOnlyList<KnowledgePassage> found = await knowledge.SearchAsync(new KnowledgeQuery(question.Text, 1));
            KnowledgePassage? best = found.Count > 0 ? found[0] : null;
            ranked.Add(
                new RankedQuestion(question.IsAnswerable, best?.Score ?? 0, best is not null && question.Documents.Contains(best.Source.Location!)));
        }

        return ranked;
    }

    private static async Task AskAsync(string folder, List<EvaluationQuestion> questions, bool show)
    {
        using SqliteKnowledgeBase knowledge = Open(folder, new SqliteKnowledgeBaseOptions().MinimumScore);
        using var client = new KnowledgeChatClient(knowledge);
        int checkable = 0;
        int right = 0;
        int length = 0;
        int answers = 0;
        foreach (EvaluationQuestion question in questions)
        {
            ChatResponse response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, question.Text)]);
            bool answered = response.Messages
                .SelectMany(static message => message.Contents)
                .Any(static content => content.Annotations is { Count: > 0 });
            bool hasWords = question.Words.Count == 0
                || question.Words.Any(word => response.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
            answers += answered ? 1 : 0;
            length += answered ? response.Text.Length : 0;
            if (question.Words.Count > 0)
            {
                checkable++;
                right += answered && hasWords ? 1 : 0;
            }

            if (show)
            {
                string mark = question.IsAnswerable ? !answered ? "MISSED" : hasWords ? "ok" : "WORDS" : answered ? "INVENTED" : "ok";
                Console.WriteLine($"\n[{mark}] {question.Text}\n    {response.Text.ReplaceLineEndings("\n    ")}");
            }
        }

        Console.WriteLine();
        Console.WriteLine($"Answers given: {answers}, {(answers == 0 ? 0 : length / answers)} characters on average.");
        if (checkable > 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Spoken answers that have the words asked for: {right} of {checkable} ({100.0 * right / checkable:0} %)."));
        }
    }

    private static string? Option(string[] arguments, string name)
    {
        int index = Array.IndexOf(arguments, name);
        return index >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
    }
}
