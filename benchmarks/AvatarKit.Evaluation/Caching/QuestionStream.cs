namespace AvatarKit.Evaluation;

/// <summary>Makes a stream of questions such as a support desk has: intents by Zipf's law, questions each in words of their own, some verbatim
/// again.</summary>
internal static class QuestionStream
{
    /// <summary>Makes a stream.</summary>
    /// <param name="questions">The questions to draw from, each once.</param>
    /// <param name="requests">How many are asked at most; fewer where the intents drawn run out of fresh questions.</param>
    /// <param name="verbatim">The share of requests that repeat, word for word, one of the same intent that was asked before, where there is
    /// one.</param>
    /// <param name="seed">The same seed makes the same stream.</param>
    public static List<AskedQuestion> Make(IReadOnlyList<AskedQuestion> questions, int requests, double verbatim, int seed)
    {
        var random = new Random(seed);
        Stack<AskedQuestion>[] fresh =
        [
            .. questions.GroupBy(static question => question.Intent).OrderBy(static intent => intent.Key, StringComparer.Ordinal)
                .Select(intent => new Stack<AskedQuestion>(Shuffled(intent.ToArray(), random))),
        ];
        random.Shuffle(fresh);
        List<AskedQuestion>[] asked = [.. fresh.Select(static _ => new List<AskedQuestion>())];
        double[] shares = [.. fresh.Select(static (_, rank) => 1.0 / (rank + 1))];
        List<AskedQuestion> stream = [];
        while (stream.Count < requests && fresh.Any(static intent => intent.Count > 0))
        {
            int rank = Draw(shares, random);
            AskedQuestion? question =
                asked[rank].Count > 0 && random.NextDouble() < verbatim ? asked[rank][random.Next(asked[rank].Count)]
                : fresh[rank].TryPop(out AskedQuestion? next) ? next
                : null;
            if (question is not null)
            {
                asked[rank].Add(question);
                stream.Add(question);
            }
        }

        return stream;
    }

    /// <summary>One of two halves of the intents: what is learnt on one is measured on the other.</summary>
    public static List<AskedQuestion> Half(IReadOnlyList<AskedQuestion> questions, string half)
    {
        string[] intents = [.. questions.Select(static question => question.Intent).Distinct().Order(StringComparer.Ordinal)];
        new Random(7).Shuffle(intents);
        HashSet<string> tuned = [.. intents.Take((intents.Length + 1) / 2)];
        return half switch
        {
            "tune" => [.. questions.Where(question => tuned.Contains(question.Intent))],
            "test" => [.. questions.Where(question => !tuned.Contains(question.Intent))],
            _ => [.. questions],
        };
    }

    private static AskedQuestion[] Shuffled(AskedQuestion[] questions, Random random)
    {
        random.Shuffle(questions);
        return questions;
    }

    private static int Draw(double[] shares, Random random)
    {
        double at = random.NextDouble() * shares.Sum();
        int rank = 0;
        while (rank < shares.Length - 1 && (at -= shares[rank]) >= 0)
        {
            rank++;
        }

        return rank;
    }
}
