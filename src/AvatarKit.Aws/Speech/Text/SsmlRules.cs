namespace AvatarKit.Aws;

/// <summary>Which tags of SSML which engine takes.</summary>
/// <remarks>Source: "Supported SSML tags" and the pages of the tags in the Amazon Polly developer guide, as of 2026.
/// Where an engine takes a tag in part, the part it does not take is refused.</remarks>
internal static class SsmlRules
{
    private const string OnlyStandard = "standard voices alone take it";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "speak", "break", "emphasis", "lang", "mark", "p", "phoneme", "prosody", "s", "say-as", "sub", "w",
        "amazon:auto-breaths", "amazon:breath", "amazon:domain", "amazon:effect",
    };

    public static bool IsKnown(string element) => Elements.Contains(element);

    /// <summary>Whether an element's content must be spoken in one request.</summary>
    public static bool IsWhole(string element, IReadOnlyDictionary<string, string> attributes)
        => element is "say-as" or "phoneme" or "sub" or "w" || attributes.ContainsKey("amazon:max-duration");

    /// <summary>Says why an engine does not take a tag.</summary>
    /// <returns>The reason, or <see langword="null"/> where it takes it.</returns>
    public static string? Refuse(PollyEngine engine, string element, IReadOnlyDictionary<string, string> attributes) => element switch
    {
        _ when !IsKnown(element) => "Polly has no such tag",
        "amazon:domain" when engine != PollyEngine.Neural => "some neural voices alone take it",
        _ when engine == PollyEngine.Standard => null,
        "emphasis" or "amazon:auto-breaths" or "amazon:breath" => OnlyStandard,
        "prosody" when attributes.ContainsKey("pitch") => "of its attributes, 'pitch' is taken by standard voices alone",
        "prosody" when attributes.ContainsKey("amazon:max-duration") => "of its attributes, 'amazon:max-duration' is taken by standard voices alone",
        "amazon:effect" when engine == PollyEngine.Generative => "generative voices take no effect",
        "amazon:effect" when attributes.GetValueOrDefault("name") != "drc" => "of the effects, standard voices alone take others than 'drc'",
        _ => null,
    };
}
