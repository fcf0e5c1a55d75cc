using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Makes voices of Microsoft.Extensions.AI's text-to-speech clients.</summary>
[Experimental(Experiments.TextToSpeechClients)]
public static class SpeechClientExtensions
{
    /// <summary>Speaks with a client. It gives audio but no marks: the lips follow the audio, and words are estimated by the engine.</summary>
    /// <remarks>
    /// Taken are raw 16-bit little-endian PCM (<c>audio/pcm</c>, <c>audio/L16</c>, whose <c>rate</c> and <c>channels</c> are heeded)
    /// and WAV in any form that <see cref="WaveReader"/> reads. <c>audio/L16</c> is taken for little-endian, which is what services send under that
    /// name, though RFC 2586 says otherwise. Compressed audio ends in a <see cref="SpeechException"/> with the code <c>speech.format</c>.
    /// The synthesizer is as safe for concurrent use as the client.
    /// </remarks>
    /// <param name="client">The client; the caller keeps ownership.</param>
    /// <param name="options">How it is asked to speak; <see langword="null"/> for the defaults.</param>
    /// <returns>The synthesizer.</returns>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public static ISpeechSynthesizer AsSpeechSynthesizer(this ITextToSpeechClient client, SpeechClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new SpeechClientOptions();
        ValidateOptionsResult result = new SpeechClientOptionsValidator().Validate(null, options);
        return result.Failed
            ? throw new OptionsValidationException(nameof(SpeechClientOptions), typeof(SpeechClientOptions), result.Failures)
            : new ClientSpeechSynthesizer(client, options);
    }
}
