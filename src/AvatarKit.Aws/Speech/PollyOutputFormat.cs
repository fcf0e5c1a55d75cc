namespace AvatarKit.Aws;

/// <summary>The audio Amazon Polly is asked for.</summary>
public enum PollyOutputFormat
{
    /// <summary>16-bit PCM, at 8 or 16 kHz. The only one the conversation engine takes.</summary>
    Pcm,

    /// <summary>MP3, for hosts that use the voice directly.</summary>
    Mp3,

    /// <summary>Vorbis in Ogg, for hosts that use the voice directly.</summary>
    OggVorbis,

    /// <summary>Opus in Ogg at 48 kHz, for hosts that use the voice directly.</summary>
    OggOpus,
}
