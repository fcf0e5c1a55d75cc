namespace AvatarKit.Evaluation;

/// <summary>The people whose voices the synthesizers speak with, apart from eSpeak NG, whose voices are nobody's.</summary>
/// <remarks>A speaker may have several voices: who is not to be heard in learning is left out with all of them.</remarks>
internal static class Speakers
{
    private static readonly Speaker[] All =
    [
        new("slt", "en-US", ["flite/slt", "festival/cmu_us_slt_arctic_hts"]),
        new("rms", "en-US", ["flite/rms"]),
        new("awb", "en-US", ["flite/awb"]),
        new("kal", "en-US", ["flite/kal16", "flite/kal", "festival/kal_diphone"]),
        new("ked", "en-US", ["festival/ked_diphone"]),
        new("lp", "it-IT", ["festival/lp_diphone"]),
        new("pc", "it-IT", ["festival/pc_diphone"]),
    ];

    /// <summary>Who is left out together: a model for each speaker alone would take three times as long and hear more.</summary>
    public static IReadOnlyList<string[]> Folds { get; } = [["slt", "ked"], ["rms", "kal", "lp"], ["awb", "pc"]];

    public static IEnumerable<Speaker> Of(string locale) => All.Where(speaker => speaker.Locale == locale);

    public static Speaker Get(string name) => All.FirstOrDefault(speaker => speaker.Name == name)
        ?? throw new ArgumentException($"There is no speaker '{name}'. There are {string.Join(", ", All.Select(static speaker => speaker.Name))}.");
}
