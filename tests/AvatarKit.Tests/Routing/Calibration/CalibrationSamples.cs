namespace AvatarKit.Tests;

/// <summary>Traffic of an invented shop, in which questions of one kind need a stronger model.</summary>
internal static class CalibrationSamples
{
    // Alike in length, so that the shipped weights can tell nothing.
    private static readonly string[] Easy = ["opening", "parking", "address", "colour", "delivery", "hours"];
    private static readonly string[] Hard = ["warranty", "customs", "refund", "dispute", "invoice", "damage"];
    private static readonly string[] Rest = ["please", "today", "shop", "order", "the", "my", "a", "for", "about", "again"];

    /// <summary>Messages with how much each needs a stronger model: hard words need it by 0.9, easy ones by 0.1.</summary>
    public static List<(string Message, double Need)> Messages(int count, int seed)
    {
        var random = new Random(seed);
        var messages = new List<(string, double)>();
        for (int i = 0; i < count; i++)
        {
            bool isHard = random.NextDouble() < 0.4;
            string[] kind = isHard ? Hard : Easy;
            IEnumerable<string> rest = Enumerable.Range(0, random.Next(2, 12)).Select(_ => Rest[random.Next(Rest.Length)]);
            messages.Add((string.Join(' ', rest.Append(kind[random.Next(kind.Length)]).Append(kind[random.Next(kind.Length)])), isHard ? 0.9 : 0.1));
        }

        return messages;
    }

    public static List<CalibrationSample> Labels(int count, int seed, Func<double, double>? change = null)
        => [.. Messages(count, seed).Select(message => new CalibrationSample(
            Hash(message.Message), (change ?? (static need => need))(message.Need), 1))];

    public static HashedPrompt Hash(string message)
    {
        var input = new ComplexityInput(message, 0);
        return HashedPrompt.Of(input, new PromptComplexityScorer().Score(input).Value);
    }
}
