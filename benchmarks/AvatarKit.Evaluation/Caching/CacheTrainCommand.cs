using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval cache-train</c>: learns the numbers of <see cref="QuestionModel"/> on one half of the intents,
/// and prints hits and wrong answers at each bar on both halves and on all.</summary>
internal static class CacheTrainCommand
{
    private const int Streams = 4;
    private const int Neighbours = 6;

    public static int Run(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "cache-train", "--questions", "--requests") is not { } given || given.Text("--questions") is not { } file)
        {
            return 2;
        }

        List<AskedQuestion> questions = AskedQuestion.Read(file);
        QuestionLanguage language = QuestionLanguages.Find("en")!;
        var parts = questions.Select(static question => question.Text).Distinct()
            .ToDictionary(static text => text, text => QuestionReader.Read(text, language));
        int requests = given.Count("--requests", 1_500);
        double[] learnt = Learn(QuestionStream.Half(questions, "tune"), parts, requests);
        Console.WriteLine("weights: " + string.Join(", ", learnt.Select(static weight => weight.ToString("0.0000", CultureInfo.InvariantCulture))));
        learnt.CopyTo(QuestionModel.Weights, 0);
        Console.WriteLine("\n| half | bar | hits | wrong, of requests | wrong, of hits |\n|---|---|---|---|---|");
        foreach (string half in (string[])["tune", "test", "all"])
        {
            List<AskedQuestion> asked = QuestionStream.Half(questions, half);
            for (double bar = 0.5; bar <= 5; bar += 0.25)
            {
                Print(half, bar, asked, parts, half == "all" ? 2 * requests : requests);
            }
        }

        return 0;
    }

    private static double[] Learn(List<AskedQuestion> questions, Dictionary<string, Question> parts, int requests)
    {
        List<double[]> features = [];
        List<bool> labels = [];
        Span<int> places = stackalloc int[QuestionIndex.Candidates];
        for (int seed = 1; seed <= Streams; seed++)
        {
            var index = new QuestionIndex();
            List<AskedQuestion> kept = [];
            foreach (AskedQuestion asked in QuestionStream.Make(questions, requests, 0, seed))
            {
                Question question = parts[asked.Text];
                int count = index.Find(question, places);
                foreach (int place in places[..Math.Min(count, Neighbours)])
                {
                    Question candidate = index.At(place)!;
                    if (QuestionGuard.Allows(question, candidate))
                    {
                        double[] measured = new double[QuestionModel.Features];
                        QuestionModel.Measure(index, question, candidate, measured);
                        features.Add(measured);
                        labels.Add(kept[place].Intent == asked.Intent);
                    }
                }

                index.Add(question);
                kept.Add(asked);
            }
        }

        Console.WriteLine($"{features.Count} pairs, {labels.Count(static label => label)} of one intent");
        return LogisticFit.Fit(features, labels);
    }

    private static void Print(string half, double bar, List<AskedQuestion> asked, Dictionary<string, Question> parts, int requests)
    {
        int all = 0, hits = 0, wrong = 0;
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        for (int seed = 11; seed <= 13; seed++)
        {
            var partition = new ResponsePartition();
            foreach (AskedQuestion request in QuestionStream.Make(asked, requests, 0, seed))
            {
                all++;
                Question question = parts[request.Text];
                SimilarEntry? found = partition.FindByWords(question, now);
                if (found?.Score >= bar)
                {
                    hits++;
                    wrong += found.Value.Entry.Response.Text == request.Intent ? 0 : 1;
                    continue;
                }

                var key = new ResponseKey(new ResponseCacheScope { TenantId = "t", Locale = "en" }, question.Text);
                var times = new ResponseTimes(now, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
                partition.Add(new ResponseEntry(key, new CachedResponse { Text = request.Intent }, default, times) { Question = question });
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {half} | {bar:0.00} | {100.0 * hits / all:0.0} % | {100.0 * wrong / all:0.00} % | {100.0 * wrong / Math.Max(1, hits):0.0} % |"));
    }
}
