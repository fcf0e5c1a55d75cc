namespace AvatarKit;

/// <summary>How long messages and sentences may be.</summary>
public sealed class GuardLengthOptions
{
    /// <summary>The most characters of a message. A longer one is refused aloud (<c>guard.length</c>), while
    /// <see cref="LimitOptions.MaxMessageLength"/>
    /// refuses it as an error of the client.</summary>
    /// <value>Default <see langword="null"/>: any number; 1 to 1,000,000.</value>
    [SettingRange(1, 1_000_000)]
    public int? MaxMessage { get; set; }

    /// <summary>The most characters of a sentence of an answer.</summary>
    /// <value>Default <see langword="null"/>: any number; 1 to 1,000,000.</value>
    [SettingRange(1, 1_000_000)]
    public int? MaxSentence { get; set; }
}
