namespace AvatarKit;

/// <summary>How likely two questions have one answer, from what their words have in common: a logistic model.</summary>
/// <remarks>
/// The numbers are learnt by <c>eval cache-train</c> on one half of the intents of BANKING77 (PolyAI, CC BY 4.0) and hold on the other half;
/// see docs/caching.md. They are about how people say one thing in two ways, not about banks: no word stands in them.
/// </remarks>
internal static class QuestionModel
{
    /// <summary>What a function word weighs beside a content word that is as frequent.</summary>
    public const double FunctionWeight = 0.35;

    /// <summary>A function word weighs no more than this times that, however seldom it came up so far.</summary>
    public const double MostOfFunction = 3;

    /// <summary>What a word weighs that every question has.</summary>
    public const double LeastWeight = 0.3;

    /// <summary>A word counts as another from this likeness on, in part.</summary>
    private const double LeastLikeness = 0.6;

    /// <summary>The model's numbers, in the order of <see cref="Measure"/>.</summary>
    public static double[] Weights { get; } =
    [
        5.4954, -4.7968, -6.1204, -2.1964, 0.7933, 0.3854, 0.5301, 1.3550, 0.1251, 0.5026, -0.1171, 0.4542,
    ];

    public static int Features => Weights.Length;

    /// <summary>The logarithm of the odds that a question has the answer of another.</summary>
    public static double Score(QuestionIndex index, Question question, Question candidate)
    {
        Span<double> features = stackalloc double[Features];
        Measure(index, question, candidate, features);
        return System.Numerics.Tensors.TensorPrimitives.Dot(features, Weights);
    }

    /// <summary>What is compared of two questions.</summary>
    public static void Measure(QuestionIndex index, Question question, Question candidate, Span<double> features)
    {
        double scale = Math.Log(index.Places + 2.0);
        Unshared one = Compare(index, question, candidate);
        Unshared other = Compare(index, candidate, question);
        double squares = Math.Sqrt(one.Squares * other.Squares);
        features[0] = 1;
        features[1] = one.Share;
        features[2] = other.Share;
        features[3] = squares > 0 ? one.SharedSquares / squares : 0;
        features[4] = index.LikenessOfPairs(question, candidate);
        features[5] = index.LikenessOfLetters(question, candidate);
        features[6] = one.Heaviest / scale;
        features[7] = other.Heaviest / scale;
        features[8] = one.Function / scale;
        features[9] = other.Function / scale;
        features[10] = Math.Log(1.0 + Math.Min(question.WordCount, candidate.WordCount));
        features[11] = one.Shared / scale;
    }

    /// <summary>What of a question's words the other has not.</summary>
    private static Unshared Compare(QuestionIndex index, Question question, Question other)
    {
        double whole = 0, squares = 0, sharedSquares = 0, missing = 0, function = 0, heaviest = 0;
        foreach (QuestionTerm term in question.Terms)
        {
            double weight = index.WeightOf(term);
            whole += weight;
            squares += weight * weight;
            if (other.Has(term.Id))
            {
                sharedSquares += weight * weight;
            }
            else if (term.IsFunction)
            {
                missing += weight;
                function += weight;
            }
            else
            {
                double left = weight * Unlikeness(term, question, other);
                missing += left;
                heaviest = Math.Max(heaviest, left);
            }
        }

        return new Unshared(whole > 0 ? missing / whole : 1, whole - missing, heaviest, function, squares, sharedSquares);
    }

    private static double Unlikeness(QuestionTerm term, Question question, Question other)
    {
        double best = 0;
        foreach (QuestionTerm candidate in other.Terms)
        {
            if (!candidate.IsFunction && !question.Has(candidate.Id))
            {
                best = Math.Max(best, WordLikeness.Of(term.Stem, candidate.Stem));
            }
        }

        return best > LeastLikeness ? 1 - best : 1;
    }

    /// <summary>What of a question's words another has not.</summary>
    private readonly record struct Unshared(
        double Share, double Shared, double Heaviest, double Function, double Squares, double SharedSquares);
}
