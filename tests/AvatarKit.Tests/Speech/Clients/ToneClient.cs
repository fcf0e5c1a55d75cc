#pragma warning disable MEAI001
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Speech;

/// <summary>A text-to-speech client whose words are tones, a tenth of a second each with a twentieth of rest,
/// in pieces of an odd number of bytes.</summary>
internal sealed class ToneClient(string mediaType = "audio/pcm", int rate = 24_000, int piece = 1_501) : ITextToSpeechClient
{
    public List<TextToSpeechOptions?> Asked { get; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>Makes the contents of the audio; by default pieces of raw PCM.</summary>
    public Func<byte[], IEnumerable<AIContent>>? Wrap { get; init; }

    public static byte[] Tones(string text, int rate, double speed = 1)
    {
        var samples = new List<short>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            samples.AddRange(Enumerable.Range(0, (int)(rate * Math.Max(1, word.Length) / 20 / speed))
                .Select(i => (short)(8000 * Math.Sin(i * 2 * Math.PI * 200 / rate))));
            samples.AddRange(new short[rate / 20]);
        }

        return WaveBytes.Samples([.. samples]);
    }

    public IEnumerable<AIContent> Pieces(byte[] bytes)
    {
        for (int at = 0; at < bytes.Length; at += piece)
        {
            yield return new DataContent(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at)), mediaType);
        }
    }

    public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        lock (Asked)
        {
            Asked.Add(options);
        }

        yield return new TextToSpeechResponseUpdate { Kind = TextToSpeechResponseUpdateKind.SessionOpen };
        foreach (AIContent content in (Wrap ?? Pieces)(Tones(text, rate, options?.Speed ?? 1)))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new TextToSpeechResponseUpdate([content]) { Kind = TextToSpeechResponseUpdateKind.AudioUpdating };
        }

        yield return new TextToSpeechResponseUpdate { Kind = TextToSpeechResponseUpdateKind.SessionClose };
    }

    public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceType == typeof(TextToSpeechClientMetadata) ? new TextToSpeechClientMetadata("tones") : null;

    public void Dispose() => IsDisposed = true;
}
