namespace AvatarKit;

/// <summary>A text to be spoken.</summary>
public sealed record SpeechRequest
{
    /// <summary>Plain text that can be read aloud as it stands; one sentence or a few.</summary>
    public required string Text { get; init; }

    /// <summary>The <see cref="VoiceInfo.Id"/> of the voice, or <see langword="null"/> for the best one for <see cref="Locale"/>.</summary>
    public string? Voice { get; init; }

    /// <summary>BCP-47 locale of the text, for example <c>en-US</c>, or <see langword="null"/> for the voice's own.</summary>
    public string? Locale { get; init; }

    /// <summary>Speaking rate as a factor of the voice's own; 1 is normal, accepted from 0.5 to 2.</summary>
    public double Rate { get; init; } = 1;
}
