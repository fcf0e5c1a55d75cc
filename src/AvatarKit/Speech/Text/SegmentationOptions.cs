namespace AvatarKit;

/// <summary>How an answer is cut into sentences to be spoken.</summary>
public sealed class SegmentationOptions
{
    /// <summary>The first segment may end at a clause (a comma, a colon, a dash) once it has this many
    /// characters, so that the voice starts early.</summary>
    /// <value>Default 24.</value>
    [SettingRange(1, 1000)]
    public int FirstClauseLength { get; set; } = 24;

    /// <summary>A segment that reaches this many characters without the end of a sentence is cut at the best place so far.</summary>
    /// <value>Default 240.</value>
    [SettingRange(20, 10_000)]
    public int MaxLength { get; set; } = 240;

    /// <summary>Text that has waited this long for the end of its sentence is spoken up to its last whole word.</summary>
    /// <value>Default 1.5 seconds.</value>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(1.5);
}
