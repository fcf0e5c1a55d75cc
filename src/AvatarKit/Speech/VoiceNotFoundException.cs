namespace AvatarKit;

/// <summary>No installed voice has the id or speaks the locale that was asked for.</summary>
public sealed class VoiceNotFoundException : SpeechException
{
    /// <summary>Creates the error.</summary>
    /// <param name="provider">The speech provider that was asked.</param>
    /// <param name="voice">The voice id that was asked for, if one was.</param>
    /// <param name="locale">The locale that was asked for, if one was.</param>
    /// <param name="suggestion">What would work: close names, or how to install one.</param>
    public VoiceNotFoundException(string provider, string? voice, string? locale, string suggestion)
        : base("speech.voice_not_found", Describe(voice, locale, suggestion), provider)
    {
        Voice = voice;
        Locale = locale;
    }

    /// <summary>The voice id that was asked for, if one was.</summary>
    public string? Voice { get; }

    /// <summary>The locale that was asked for, if one was.</summary>
    public string? Locale { get; }

    private static string Describe(string? voice, string? locale, string suggestion) => voice is null
        ? $"There is no voice for locale '{locale}'. {suggestion}"
        : $"There is no voice '{voice}'. {suggestion}";
}
