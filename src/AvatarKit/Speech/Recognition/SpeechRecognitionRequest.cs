namespace AvatarKit;

/// <summary>What a recogniser is to listen to.</summary>
public sealed record SpeechRecognitionRequest
{
    /// <summary>BCP-47 locale of the speech.</summary>
    public required string Locale { get; init; }

    /// <summary>What the audio is.</summary>
    public required AudioFormat Format { get; init; }
}
