namespace AvatarKit;

/// <summary>What spans tell.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Whether each sentence that a voice is given is a client span of its own, with <c>gen_ai.*</c> attributes. The conventions for
    /// speech are a draft: names may change with them.</summary>
    /// <value>Default <see langword="false"/>: the stage's span <c>avatarkit.speak</c> alone.</value>
    public bool SpeechSpans { get; set; }
}
