namespace AvatarKit;

/// <summary>How strongly a stretch of a text is said; the levels of W3C's Speech Synthesis Markup Language 1.1.</summary>
public enum SpeechEmphasis
{
    /// <summary>As everything around it, even where the voice would stress it.</summary>
    None,

    /// <summary>Less than what is around it.</summary>
    Reduced,

    /// <summary>More than what is around it.</summary>
    Moderate,

    /// <summary>Much more than what is around it.</summary>
    Strong,
}
