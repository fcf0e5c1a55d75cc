namespace AvatarKit.Local;

/// <summary>How <see cref="KnowledgeChatClient"/> speaks.</summary>
public sealed class KnowledgeChatClientOptions
{
    /// <summary>The locale of its own phrases where a request names none; English, German, Spanish, French, Italian and Portuguese are known,
    /// others speak English.</summary>
    /// <value>Default <c>en-US</c>.</value>
    [SettingRequired]
    public string Locale { get; set; } = "en-US";

    /// <summary>About how long an answer is at most, in characters, its source included.</summary>
    /// <value>Default 500.</value>
    [SettingRange(120, 4000)]
    public int MaxAnswerLength { get; set; } = 500;

    /// <summary>Whether an answer ends with the document and section it is from.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool NameSources { get; set; } = true;

    /// <summary>How many passages an answer is chosen from.</summary>
    /// <value>Default 4.</value>
    [SettingRange(1, 20)]
    public int Passages { get; set; } = 4;
}
