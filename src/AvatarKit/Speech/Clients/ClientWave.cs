using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>WAV in pieces: one file, or one after the other for the parts of a text.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal static class ClientWave
{
    public static async IAsyncEnumerable<SpeechChunk> ReadAsync(
        ClientAudio audio, DataContent first, VoiceInfo voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AudioFormat? format = null;
        for (DataContent? start = first; start is not null;)
        {
            var pieces = new ClientWaveStream(audio, start);
            await using (pieces.ConfigureAwait(false))
            {
                WaveReader reader = await OpenAsync(pieces, voice.Provider, cancellationToken).ConfigureAwait(false);
                format ??= reader.Format;
                if (format != reader.Format)
                {
                    throw new SpeechException(
                        "speech.format",
                        $"The client of '{voice.Provider}' changes its sample rate from {format.Value.SampleRate} to "
                            + $"{reader.Format.SampleRate} Hz within one text.", voice.Provider);
                }

                VoiceInfo speaking = voice with { Format = reader.Format };
                while (true)
                {
                    // A fifth of a second at a time: what has come is handed on.
                    var block = new byte[Math.Max(2, reader.Format.SampleRate / 5 * 2)];
                    int got = await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false);
                    if (got == 0)
                    {
                        break;
                    }

                    yield return new SpeechChunk { Voice = speaking, Format = reader.Format, Audio = block.AsMemory(0, got) };
                }

                if (reader.Unread is { } unread)
                {
                    throw new SpeechException(
                        "speech.format", $"The client of '{voice.Provider}' gives WAV with more in it. {unread}", voice.Provider);
                }

                start = await pieces.NextFileAsync().ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<WaveReader> OpenAsync(ClientWaveStream pieces, string provider, CancellationToken cancellationToken)
    {
        try
        {
            return await WaveFile.OpenAsync(pieces, leaveOpen: true, cancellationToken).ConfigureAwait(false);
        }
        catch (AudioFormatException exception)
        {
            throw new SpeechException("speech.format", $"The client of '{provider}' gives WAV that cannot be read: {exception.Message}",
                provider, innerException: exception);
        }
    }
}
