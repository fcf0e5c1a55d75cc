using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>A text-to-speech client as a voice without marks.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal sealed class ClientSpeechSynthesizer : ISpeechSynthesizer
{
    /// <summary>The id of the client's own voice where no ids are known.</summary>
    private const string OwnVoice = "default";

    private readonly ITextToSpeechClient client;
    private readonly SpeechClientOptions options;
    private readonly string provider;
    private readonly VoiceInfo[] voices;

    public ClientSpeechSynthesizer(ITextToSpeechClient client, SpeechClientOptions options)
    {
        this.client = client;
        this.options = options;
        provider = options.Provider ?? client.GetService<TextToSpeechClientMetadata>()?.ProviderName ?? "tts";
        IEnumerable<string> ids = options.Voices.Count > 0 ? options.Voices : [OwnVoice];
        voices = [.. ids.Select(Voice)];
    }

    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        return SpeakAsync(request, Find(request), cancellationToken);
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new(voices);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : serviceKey is null && serviceType.IsInstanceOfType(client) ? client
            : client.GetService(serviceType, serviceKey);
    }

    private static string Language(string locale) => locale.Split('-', '_')[0];

    private VoiceInfo Voice(string id) => new(id, provider, options.Locales.FirstOrDefault() ?? "und", AudioFormat.Pcm16(options.SampleRate));

    private VoiceInfo Find(SpeechRequest request)
    {
        if (request.Locale is { } locale && options.Locales.Count > 0
            && !options.Locales.Any(spoken => Language(spoken).Equals(Language(locale), StringComparison.OrdinalIgnoreCase)))
        {
            throw new VoiceNotFoundException(
                provider, voice: null, locale, $"SpeechClientOptions.Locales has {string.Join(", ", options.Locales.Take(8))}.");
        }

        if (request.Voice is not { } asked)
        {
            return voices[0];
        }

        VoiceInfo? known = Array.Find(voices, voice => string.Equals(voice.Id, asked, StringComparison.OrdinalIgnoreCase));
        return known ?? (options.Voices.Count == 0
            ? Voice(asked)
            : throw new VoiceNotFoundException(
                provider, asked, request.Locale, $"SpeechClientOptions.Voices has {string.Join(", ", options.Voices.Take(8))}."));
    }

    private async IAsyncEnumerable<SpeechChunk> SpeakAsync(
        SpeechRequest request, VoiceInfo voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!request.Text.Any(char.IsLetterOrDigit))
        {
            yield break;
        }

        var asked = new TextToSpeechOptions
        {
            ModelId = options.ModelId,
            VoiceId = voice.Id == OwnVoice && options.Voices.Count == 0 ? null : voice.Id,
            Language = request.Locale,
            AudioFormat = options.AudioFormat,
            Speed = request.Rate == 1 ? null : (float)request.Rate,
        };
        var audio = new ClientAudio(client, request.Text, asked, provider, cancellationToken);
        await using (audio.ConfigureAwait(false))
        {
            DataContent first = await audio.NextAsync().ConfigureAwait(false)
                ?? throw new SpeechException("speech.no_audio", $"The client of '{provider}' gave no audio{audio.Problem}.", provider);
            IAsyncEnumerable<SpeechChunk> chunks = ClientFormat.IsWave(first)
                ? ClientWave.ReadAsync(audio, first, voice, cancellationToken)
                : ClientPcm.ReadAsync(audio, first, voice, ClientFormat.Pcm(first, options, provider), cancellationToken);
            await foreach (SpeechChunk chunk in chunks.ConfigureAwait(false))
            {
                yield return chunk;
            }
        }
    }
}
