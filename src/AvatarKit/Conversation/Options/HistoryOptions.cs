namespace AvatarKit;

/// <summary>How much of the past a model sees.</summary>
public sealed class HistoryOptions
{
    /// <summary>The key of an <see cref="Microsoft.Extensions.AI.IChatReducer"/> that summarises instead of <see cref="SummaryTier"/>:
    /// the text of the messages it returns is the summary.</summary>
    public const string ReducerKey = "avatarkit.history";

    /// <summary>At most this many turns are read from the store.</summary>
    /// <value>Default 50.</value>
    [SettingRange(1, 1000)]
    public int MaxTurns { get; set; } = 50;

    /// <summary>At most this many tokens of the past are sent to the model, by <see cref="ITokenCounter"/>.</summary>
    /// <value>Default 3,000.</value>
    [SettingRange(0, 2_000_000)]
    public int MaxTokens { get; set; } = 3_000;

    /// <summary>Whether turns that no longer fit are summarised, in the background of a turn's speech.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Summarize { get; set; } = true;

    /// <summary>The tier that summarises.</summary>
    /// <value>Default <c>lite</c>.</value>
    [SettingRequired]
    public string SummaryTier { get; set; } = "lite";

    /// <summary>Whether the model is shown which tools were called in the turns before, and what they gave,
    /// each cut after 2,000 characters.</summary>
    /// <value>Default <see langword="false"/>: the answers alone.</value>
    public bool ShowToolCalls { get; set; }
}
