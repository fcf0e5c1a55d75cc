namespace AvatarKit.Evaluation;

/// <summary>Tells moods from small pictures by a linear rule that was learnt on the other visemes: ridge regression to one number a mood.</summary>
/// <remarks>Grain of a few levels lies over every picture: what is told apart must be seen, not counted in single levels.</remarks>
internal static class MoodClassifier
{
    /// <summary>Standard deviation of the grain, in levels.</summary>
    private const double Grain = 6;

    /// <summary>So many grained copies of each picture are learnt and tested.</summary>
    private const int Copies = 4;

    private const double Ridge = 2e4;

    /// <summary>Tells the moods of each viseme by a rule learnt on the fourteen others.</summary>
    /// <param name="pictures">For each mood the pictures of all visemes.</param>
    /// <param name="moods">How many moods there are.</param>
    /// <param name="seed">Seed of the grain.</param>
    /// <returns>For each mood, how often it was taken for which.</returns>
    public static int[][] LeaveOneVisemeOut(IReadOnlyList<float[]> pictures, int moods, int seed)
    {
        int visemes = pictures.Count / moods;
        var random = new Random(seed);
        List<Sample> samples = [];
        for (int i = 0; i < pictures.Count * Copies; i++)
        {
            int at = i / Copies;
            samples.Add(new Sample(at / visemes, at % visemes, [.. pictures[at].Select(value => value + (Grain * Normal(random)))]));
        }

        int[][] taken = [.. Enumerable.Range(0, moods).Select(_ => new int[moods])];
        for (int viseme = 0; viseme < visemes; viseme++)
        {
            Sample[] known = [.. samples.Where(sample => sample.Viseme != viseme)];
            double[][] rule = Learn(known, moods);
            foreach (Sample sample in samples.Where(sample => sample.Viseme == viseme))
            {
                double[] near = [.. known.Select(other => Near(other.Pixels, sample.Pixels))];
                double[] scores = [.. rule.Select(weights => near.Zip(weights).Sum(static pair => pair.First * pair.Second))];
                taken[sample.Mood][Array.IndexOf(scores, scores.Max())]++;
            }
        }

        return taken;
    }

    /// <summary>Share of the pictures whose mood was told.</summary>
    public static double Accuracy(int[][] taken)
        => (double)taken.Select(static (row, mood) => row[mood]).Sum() / taken.Sum(static row => row.Sum());

    /// <summary>Weights of the known pictures for each mood, by solving (K + ridge) w = goals.</summary>
    private static double[][] Learn(Sample[] known, int moods)
    {
        int count = known.Length;
        double[][] rows = [.. known.Select((one, at) => (double[])[
            .. known.Select((other, with) => Near(one.Pixels, other.Pixels) + (at == with ? Ridge : 0)),
            .. Enumerable.Range(0, moods).Select(mood => one.Mood == mood ? 1.0 : -1.0 / (moods - 1))])];
        for (int pivot = 0; pivot < count; pivot++)
        {
            // Symmetric and positive: the largest is where it is.
            double[] own = rows[pivot];
            for (int row = pivot + 1; row < count; row++)
            {
                double share = rows[row][pivot] / own[pivot];
                for (int column = pivot; column < own.Length && share != 0; column++)
                {
                    rows[row][column] -= share * own[column];
                }
            }
        }

        double[][] weights = [.. Enumerable.Range(0, moods).Select(_ => new double[count])];
        for (int row = count - 1; row >= 0; row--)
        {
            for (int mood = 0; mood < moods; mood++)
            {
                double rest = rows[row][count + mood];
                for (int column = row + 1; column < count; column++)
                {
                    rest -= rows[row][column] * weights[mood][column];
                }

                weights[mood][row] = rest / rows[row][row];
            }
        }

        return weights;
    }

    private static double Near(double[] one, double[] other)
    {
        double sum = 0;
        for (int i = 0; i < one.Length; i++)
        {
            sum += (one[i] - 128) * (other[i] - 128);
        }

        return sum;
    }

    private static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());

    private sealed record Sample(int Mood, int Viseme, double[] Pixels);
}
