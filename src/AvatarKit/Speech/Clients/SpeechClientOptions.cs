using System.Diagnostics.CodeAnalysis;

namespace AvatarKit;

/// <summary>How an <c>ITextToSpeechClient</c> of Microsoft.Extensions.AI is asked to speak.</summary>
[Experimental(Experiments.TextToSpeechClients)]
public sealed class SpeechClientOptions
{
    /// <summary>Who speaks; also the key for its price.</summary>
    /// <value>Default <see langword="null"/>: the client's own provider name, or <c>tts</c>.</value>
    public string? Provider { get; set; }

    /// <summary>The voice ids that may be asked for; the first is the default.</summary>
    /// <value>Default empty: the client's own default voice, and any id is passed on to it.</value>
    public IList<string> Voices { get; } = [];

    /// <summary>The BCP-47 locales that the voices speak, for example <c>en-US</c>; the language alone counts.
    /// A text in another language finds no voice.</summary>
    /// <value>Default empty: any locale, which is passed on to the client.</value>
    public IList<string> Locales { get; } = [];

    /// <summary>The model that is asked for.</summary>
    /// <value>Default <see langword="null"/>: the client's own.</value>
    public string? ModelId { get; set; }

    /// <summary>The audio format that is asked for: what the client calls raw 16-bit PCM or WAV.</summary>
    /// <value>Default <c>pcm</c>. <see langword="null"/> asks for none in particular.</value>
    public string? AudioFormat { get; set; } = "pcm";

    /// <summary>The sample rate of raw PCM whose media type names none, in hertz, and the one the voices are listed with.
    /// A WAV file's own rate is kept.</summary>
    /// <value>Default 24,000, from 1 to 768,000.</value>
    [SettingRange(1, 768_000)]
    public int SampleRate { get; set; } = 24_000;
}
