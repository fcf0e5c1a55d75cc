namespace AvatarKit.Testing;

/// <summary>A request that a <see cref="PollyEmulator"/> was sent. Thread-safe.</summary>
public sealed class PollyRequest : EmulatorRequest
{
    internal PollyRequest(EmulatorExchange exchange)
        : base(exchange)
    {
    }

    /// <summary>The text of SynthesizeSpeech, SSML and all; empty for other operations.</summary>
    public string Text => ConverseJson.Text(Body, "Text");

    /// <summary>The voice of SynthesizeSpeech; empty for other operations.</summary>
    public string VoiceId => ConverseJson.Text(Body, "VoiceId");

    /// <summary>The engine of SynthesizeSpeech; <c>standard</c> unless the request names one.</summary>
    public string Engine => ConverseJson.Text(Body, "Engine") is { Length: > 0 } engine ? engine : "standard";

    /// <summary>The format of SynthesizeSpeech, <c>json</c> for speech marks; empty for other operations.</summary>
    public string OutputFormat => ConverseJson.Text(Body, "OutputFormat");

    /// <summary>The characters that SynthesizeSpeech was billed; 0 where it failed.</summary>
    public int BilledCharacters { get; internal set; }
}
