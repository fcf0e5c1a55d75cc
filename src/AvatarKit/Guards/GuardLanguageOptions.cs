namespace AvatarKit;

/// <summary>Which languages may be spoken. A cheap look at scripts and small words, made for whole sentences: it tells Russian from English by
/// the script,
/// and English, German, Spanish, French, Italian and Portuguese from one another by their small words; not Ukrainian from Russian, nor Dutch from
/// German. What it cannot tell it lets pass.</summary>
public sealed class GuardLanguageOptions
{
    /// <summary>The languages that are allowed, as BCP-47 tags; of each the language alone counts.</summary>
    /// <value>Default: none named, all are allowed.</value>
    public IList<string> Allowed { get; } = [];

    /// <summary>Whether sentences of answers are looked at, too.</summary>
    /// <value>Default <see langword="false"/>: messages alone.</value>
    public bool Answers { get; set; }
}
