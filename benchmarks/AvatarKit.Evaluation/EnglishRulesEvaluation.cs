namespace AvatarKit.Evaluation;

/// <summary>Compares the English rules alone with the pronouncing dictionary.</summary>
internal static class EnglishRulesEvaluation
{
    public static void Run(bool show)
    {
        _ = show;
    }
}
