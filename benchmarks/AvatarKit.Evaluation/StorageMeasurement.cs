using System.Globalization;
using AvatarKit.Local;

namespace AvatarKit.Evaluation;

/// <summary>How fast conversations are written and read, and a knowledge folder is indexed and asked, on this machine's disk.</summary>
internal static class StorageMeasurement
{
    private const int Turns = 400;

    public static async Task<int> RunAsync(string[] arguments)
    {
        string folder = arguments is ["--folder", string named, ..] ? named : KnowledgeQuestionSet.OwnFolder;
        string scratch = Directory.CreateTempSubdirectory("avatarkit-measure-").FullName;
        try
        {
            await MeasureStoreAsync(Path.Combine(scratch, "conversations.db"));
            await MeasureKnowledgeAsync(folder, Path.Combine(scratch, "index.db"));
            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task MeasureStoreAsync(string path)
    {
        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path });
        await AppendAsync(store, new ConversationKey("warm-up"), 20, []);
        foreach (int conversations in new[] { 1, 16, 200 })
        {
            var latencies = new List<double>[conversations];
            int each = Math.Max(4, Turns / conversations);
            long start = TimeProvider.System.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, conversations).Select(number =>
            {
                latencies[number] = [];
                return Task.Run(() => AppendAsync(store, new ConversationKey($"{conversations}-{number}"), each, latencies[number]));
            }));
            double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            Print(
                $"append, {conversations} conversations at once",
                latencies.SelectMany(static list => list),
                2.0 * conversations * each / seconds,
                "writes/s");
        }

        var key = new ConversationKey("window");
        await AppendAsync(store, key, 200, []);
        var reads = new List<double>();
        long began = TimeProvider.System.GetTimestamp();
        for (int number = 0; number < 3000; number++)
        {
            long start = TimeProvider.System.GetTimestamp();
            await store.GetWindowAsync(key, 50);
            reads.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Print("window of 50 turns", reads, reads.Count / TimeProvider.System.GetElapsedTime(began).TotalSeconds, "reads/s");
    }

    private static async Task AppendAsync(SqliteConversationStore store, ConversationKey key, int turns, List<double> latencies)
    {
        long version = 0;
        for (int number = 0; number < turns; number++)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var turn = new TurnStart { TurnId = $"t{number}", Message = new string('m', 120), StartedAt = now, TakeOverBefore = now };
            var result = new TurnResult
            {
                Status = TurnStatus.Completed,
                Answer = new string('a', 600),
                EndedAt = now,
                Usage = new TurnUsage { InputTokens = 900, OutputTokens = 150 },
            };
            long start = TimeProvider.System.GetTimestamp();
            version = (await store.StartTurnAsync(key, turn, version)).Version;
            latencies.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            start = TimeProvider.System.GetTimestamp();
            version = await store.CompleteTurnAsync(key, turn.TurnId, 1, result);
            latencies.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static async Task MeasureKnowledgeAsync(string folder, string index)
    {
        using var knowledge = new SqliteKnowledgeBase(
            new SqliteKnowledgeBaseOptions { Folder = folder, IndexPath = index, RescanInterval = Timeout.InfiniteTimeSpan });
        long start = TimeProvider.System.GetTimestamp();
        KnowledgeIndexReport report = await knowledge.RefreshAsync();
        double full = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        start = TimeProvider.System.GetTimestamp();
        await knowledge.RefreshAsync();
        double again = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        double megabytes = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"indexing {report.Documents} documents, {report.Passages} passages, {megabytes:0.0} MB: {full:0.00} s ({megabytes / full:0.0} MB/s), "
                + $"index {new FileInfo(index).Length / 1e6:0.0} MB; looking again at an unchanged folder: {again:0.0} ms"));
        var searches = new List<double>();
        List<EvaluationQuestion> questions = KnowledgeQuestionSet.Read(
            Path.Combine(Path.GetDirectoryName(KnowledgeQuestionSet.OwnQuestions)!, "git-help.tsv"),
            "all");
        foreach (EvaluationQuestion question in questions.Concat(questions))
        {
            start = TimeProvider.System.GetTimestamp();
            await knowledge.SearchAsync(new KnowledgeQuery(question.Text));
            searches.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Print("search", searches.Skip(questions.Count), 0, "");
    }

    private static void Print(string what, IEnumerable<double> milliseconds, double rate, string unit)
    {
        double[] sorted = [.. milliseconds.Order()];
        string perSecond = rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {rate:0} {unit}") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: p50 {sorted[sorted.Length / 2]:0.00} ms, p95 {sorted[(int)(sorted.Length * 0.95)]:0.00} ms{perSecond}"));
    }
}
