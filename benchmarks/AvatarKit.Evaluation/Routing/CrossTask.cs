namespace AvatarKit.Evaluation;

/// <summary>How weights rank a task that they were not trained on.</summary>
/// <param name="Task">The task.</param>
/// <param name="Prompts">How many prompts it has.</param>
/// <param name="Gap">How much the strong model of the main pair is better.</param>
/// <param name="Trained">APGR of the weights, main pair.</param>
/// <param name="Words">APGR of word count, main pair.</param>
/// <param name="Chance">How far APGR strays by chance, main pair.</param>
/// <param name="AllTrained">APGR of the weights over the mean gain of all pairs that differ by more than 0.1.</param>
/// <param name="AllWords">APGR of word count over the same.</param>
internal sealed record CrossTask(
    string Task, int Prompts, double Gap, double Trained, double Words, double Chance, double AllTrained, double AllWords)
{
    private const double ClearGap = 0.1;

    /// <summary>Each task in turn: trained on all others, measured on it.</summary>
    public static List<CrossTask> HoldOut(TrainingSet set)
    {
        var results = new List<CrossTask>();
        foreach (string task in set.Tasks)
        {
            var weights = new ComplexityWeights("held out", WeightTraining.Values([.. set.Rows.Where(row => row.Task != task)]), [0, 1]);
            results.Add(Measure(task, [.. set.Rows.Where(row => row.Task == task)], weights));
        }

        return results;
    }

    private static CrossTask Measure(string task, TrainingRow[] rows, ComplexityWeights weights)
    {
        double[] scores = [.. rows.Select(row => weights.Sum(row.Features))];
        double[] words = [.. rows.Select(static row => (double)row.Prompt.Words)];
        bool isOfTwo = rows[0].Prompt.Scores.ContainsKey(TrainingModels.Two.Strong);
        ModelPair main = isOfTwo ? TrainingModels.Two : TrainingModels.Main;
        double[] gains = [.. rows.Select(row => row.Prompt.Gain(main))];
        double[] all = isOfTwo ? gains : MeanGain(rows);
        return new CrossTask(
            task, rows.Length, gains.Average(),
            RankQuality.Apgr(scores, gains), RankQuality.Apgr(words, gains), RankQuality.ChanceDeviation(gains),
            RankQuality.Apgr(scores, all), RankQuality.Apgr(words, all));
    }

    // Each pair counts the same: its gains are divided by their mean.
    private static double[] MeanGain(TrainingRow[] rows)
    {
        double[] sum = new double[rows.Length];
        foreach (ModelPair pair in TrainingModels.Pairs)
        {
            double[] gains = [.. rows.Select(row => row.Prompt.Gain(pair))];
            double mean = gains.Average();
            for (int i = 0; i < sum.Length && mean > ClearGap; i++)
            {
                sum[i] += gains[i] / mean;
            }
        }

        return sum;
    }
}
