using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Mime;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What the bytes of a client are, from their first ones and their media type.</summary>
[Experimental(Experiments.TextToSpeechClients)]
internal static class ClientFormat
{
    /// <summary>Whether a client's first piece belongs to a WAV file, whatever it calls itself.</summary>
    public static bool IsWave(DataContent content)
        => BeginsFile(content) || Type(content.MediaType) is "audio/wav" or "audio/wave" or "audio/x-wav" or "audio/vnd.wave";

    /// <summary>Whether a WAV file begins with a piece.</summary>
    public static bool BeginsFile(DataContent content)
    {
        ReadOnlySpan<byte> bytes = content.Data.Span;
        return bytes.StartsWith("RIFF"u8) || bytes.StartsWith("RF64"u8) || bytes.StartsWith("BW64"u8);
    }

    /// <summary>How raw PCM lies in its bytes.</summary>
    /// <exception cref="SpeechException">It is something else.</exception>
    public static WaveLayout Pcm(DataContent content, SpeechClientOptions options, string provider)
    {
        // Where a client does not know what it gives, it gives what it was asked for.
        bool isPcm = Type(content.MediaType) is "audio/pcm" or "audio/x-pcm" or "audio/raw" or "audio/l16" or "audio/basic-pcm"
            || (Type(content.MediaType) is "application/octet-stream"
                && options.AudioFormat?.Contains("pcm", StringComparison.OrdinalIgnoreCase) == true);
        if (!isPcm)
        {
            throw new SpeechException(
                "speech.format",
                $"The client of '{provider}' gives '{content.MediaType}'; raw 16-bit PCM or WAV is taken. "
                    + "Set SpeechClientOptions.AudioFormat to what it calls that, for example \"pcm\" or \"wav\".",
                provider);
        }

        return new WaveLayout(Parameter(content.MediaType, "rate", 768_000) ?? options.SampleRate,
            Parameter(content.MediaType, "channels", 256) ?? 1, 2, IsFloat: false);
    }

    private static string Type(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    private static int? Parameter(string mediaType, string name, int most)
    {
        try
        {
            string? value = new ContentType(mediaType).Parameters[name];
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1
                && number <= most ? number : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
