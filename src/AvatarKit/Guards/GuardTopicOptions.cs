namespace AvatarKit;

/// <summary>A topic that is not talked about.</summary>
public sealed class GuardTopicOptions
{
    /// <summary>Its words and phrases. Capitals, accents and what stands between words do not count, and a word is found only as a whole;
    /// <c>weapon*</c> finds all that begin so.</summary>
    /// <value>Default: none; at most 1,000, none of them without letters or digits.</value>
    public IList<string> Words { get; } = [];

    /// <summary>Whether messages are looked at.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Messages { get; set; } = true;

    /// <summary>Whether sentences of answers are looked at.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Answers { get; set; } = true;
}
