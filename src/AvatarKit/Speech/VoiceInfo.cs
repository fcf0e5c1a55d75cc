namespace AvatarKit;

/// <summary>A voice that can be asked for.</summary>
/// <param name="Id">What <see cref="SpeechRequest.Voice"/> takes, unique within the synthesizer, for example <c>flite/slt</c>.</param>
/// <param name="Provider">Who speaks, for example <c>flite</c>; also the key for its price.</param>
/// <param name="Locale">The main BCP-47 locale it speaks, for example <c>en-US</c>.</param>
/// <param name="Format">The audio it produces.</param>
public sealed record VoiceInfo(string Id, string Provider, string Locale, AudioFormat Format)
{
    /// <summary>A name for people. Default: <see cref="Id"/>.</summary>
    public string DisplayName { get; init; } = Id;

    /// <summary>Whether it makes no sound: timings are estimated from the text and the audio is silence.</summary>
    public bool IsSilent { get; init; }
}
