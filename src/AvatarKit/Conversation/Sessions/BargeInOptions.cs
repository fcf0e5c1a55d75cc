namespace AvatarKit;

/// <summary>When what a person says interrupts the avatar.</summary>
public sealed class BargeInOptions
{
    /// <summary>Whether speech can interrupt at all. A client's own interruption always does.</summary>
    /// <remarks>Where it can't, what is said while the avatar speaks is passed over.</remarks>
    /// <value>Default <see langword="true"/>.</value>
    public bool IsEnabled { get; set; } = true;

    /// <summary>How long a voice has to last to interrupt, whatever it says. Until then playback is held.</summary>
    /// <value>Default 500 milliseconds.</value>
    public TimeSpan SustainedVoice { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many words of a transcript that is not final yet interrupt at once, words such as "mm-hm" not counted.</summary>
    /// <value>Default 2.</value>
    [SettingRange(1, 100)]
    public int Words { get; set; } = 2;

    /// <summary>Words and phrases that show that a person listens and interrupt nothing, by language, besides those that come with it.</summary>
    /// <value>Default: empty. German, English, Spanish, French, Italian and Portuguese come with it.</value>
    public IDictionary<string, IList<string>> Backchannels { get; } = new Dictionary<string, IList<string>>(StringComparer.OrdinalIgnoreCase);
}
