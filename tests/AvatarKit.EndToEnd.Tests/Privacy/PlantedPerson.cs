namespace AvatarKit.EndToEnd.Tests.Privacy;

/// <summary>A person whose data stand wherever a host, a person, a model or a provider can put text.</summary>
internal static class PlantedPerson
{
    public const string Name = "Zebulon Quartermaine";

    public const string Email = "zebulon@planted.example";

    public const string Sentence = $"I am {Name}, {Email}, phone +49 30 90182055, card 4111 1111 1111 1111, account DE89 3704 0044 0532 0130 00.";

    // However they are written: in any case, with or without what stands between letters and digits.
    private static readonly string[] Traces = ["zebulon", "quartermaine", "plantedexample", "90182055", "411111111111", "440532013000"];

    /// <summary>What of the person stands in a text; <see langword="null"/>: nothing.</summary>
    public static string? FindIn(string text)
    {
        string bare = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Array.Find(Traces, trace => bare.Contains(trace, StringComparison.Ordinal));
    }
}
