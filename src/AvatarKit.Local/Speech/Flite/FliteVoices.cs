namespace AvatarKit.Local;

/// <summary>The voices in the Flite module, best first.</summary>
internal static class FliteVoices
{
    public const string Provider = "flite";

    /// <summary>The quickest: says how a word sounds, for its timing, in less than a millisecond.</summary>
    public const string Quickest = "kal";

    public static IReadOnlyList<VoiceInfo> All { get; } =
    [
        Voice("slt", "Slt (US English, female)", 16_000),
        Voice("rms", "Rms (US English, male)", 16_000),
        Voice("awb", "Awb (Scottish English, male)", 16_000),
        Voice("kal16", "Kal (US English, male, robotic)", 16_000),
        Voice("kal", "Kal (US English, male, robotic, 8 kHz)", 8_000),
    ];

    /// <summary>Whether the voices speak a locale: English of any country.</summary>
    public static bool Speaks(string locale) => locale.Equals("en", StringComparison.OrdinalIgnoreCase)
        || locale.StartsWith("en-", StringComparison.OrdinalIgnoreCase)
        || locale.StartsWith("en_", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds a voice by its id or its name alone; case does not count.</summary>
    public static VoiceInfo? Find(string name) => All.FirstOrDefault(voice =>
        voice.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || Name(voice).Equals(name, StringComparison.OrdinalIgnoreCase));

    public static string Name(VoiceInfo voice) => voice.Id[(Provider.Length + 1)..];

    // Awb was recorded by a Scottish speaker; his lexicon, like that of the others, is American.
    private static VoiceInfo Voice(string name, string displayName, int sampleRate) =>
        new($"{Provider}/{name}", Provider, "en-US", AudioFormat.Pcm16(sampleRate)) { DisplayName = displayName };
}
