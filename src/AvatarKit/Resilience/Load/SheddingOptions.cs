namespace AvatarKit;

/// <summary>What a process under pressure leaves out, what costs most first: videos, then voices, then turns.</summary>
/// <remarks>
/// Pressure is how many turns are under way in the process. What is left out of a turn is decided when it begins, and told in its
/// <see cref="TurnEnded.Degradations"/> with the code <c>load.shed</c>.
/// </remarks>
public sealed class SheddingOptions
{
    /// <summary>With more turns under way than this, new ones get no video; the face track stays.</summary>
    /// <value>Default <see langword="null"/>: never.</value>
    [SettingRange(0, 10_000_000)]
    public int? VideoAbove { get; set; }

    /// <summary>With more turns under way than this, new ones are answered in text alone.</summary>
    /// <value>Default <see langword="null"/>: never.</value>
    [SettingRange(0, 10_000_000)]
    public int? VoiceAbove { get; set; }

    /// <summary>With more turns under way than this, new ones are refused with <c>host.busy</c> and when to come back.</summary>
    /// <value>Default <see langword="null"/>: never.</value>
    [SettingRange(0, 10_000_000)]
    public int? RefuseAbove { get; set; }
}
