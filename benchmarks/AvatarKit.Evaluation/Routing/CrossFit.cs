namespace AvatarKit.Evaluation;

/// <summary>Scores every prompt by a calibration that was trained on labels of others.</summary>
internal static class CrossFit
{
    private const int Folds = 5;

    /// <summary>Scores out of fold.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="pair">The models whose difference is the label.</param>
    /// <param name="labels">How many labels each training sees: drawn from the other folds.</param>
    /// <param name="seed">Draws folds and labels.</param>
    /// <returns>A score for each prompt; higher: sooner to the strong model.</returns>
    public static double[] Scores(IReadOnlyList<RoutedPrompt> prompts, ModelPair pair, int labels, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, prompts.Count)];
        random.Shuffle(order);
        var scorer = new PromptComplexityScorer();
        HashedPrompt[] hashed = [.. prompts.Select(prompt => Hash(prompt.Text, scorer))];
        double[] scores = new double[prompts.Count];
        for (int fold = 0; fold < Folds; fold++)
        {
            int[] others = [.. order.Where((_, place) => place % Folds != fold)];
            if (labels < 10 || others.Length < labels)
            {
                throw new RoutingException($"--labels is {labels}; it takes 10 to {others.Length}: four fifths of the prompts.");
            }

            random.Shuffle(others);
            CalibrationModel model = CalibrationTrainer.Fit(
                [.. others.Take(labels).Select(i => new CalibrationSample(hashed[i], prompts[i].Gain(pair), 1))]);
            foreach (int i in order.Where((_, place) => place % Folds == fold))
            {
                scores[i] = model.Need(hashed[i]);
            }
        }

        return scores;
    }

    private static HashedPrompt Hash(string text, PromptComplexityScorer scorer)
    {
        var input = new ComplexityInput(text, 0);
        return HashedPrompt.Of(input, scorer.Score(input).Value);
    }
}
