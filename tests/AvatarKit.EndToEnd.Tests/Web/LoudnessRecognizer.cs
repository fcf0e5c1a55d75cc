using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A recogniser that understands the same words in whatever is loud for a third of a second, once it is quiet again. It hears no voices:
/// those are the page's to tell.</summary>
/// <param name="words">What it understands.</param>
internal sealed class LoudnessRecognizer(string words) : ISpeechRecognizer
{
    /// <summary>What is loud, as the root mean square of full scale.</summary>
    private const double Loud = 0.02;

    public async IAsyncEnumerable<SpeechTranscript> RecognizeAsync(
        SpeechRecognitionRequest request,
        IAsyncEnumerable<ReadOnlyMemory<byte>> audio,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var waiting = new List<short>();
        int frame = request.Format.SampleRate / 100;
        int loudMs = 0;
        int quietMs = 0;
        await foreach (ReadOnlyMemory<byte> some in audio.WithCancellation(cancellationToken))
        {
            waiting.AddRange(MemoryMarshal.Cast<byte, short>(some.Span));
            while (waiting.Count >= frame)
            {
                double level = Math.Sqrt(waiting.Take(frame).Average(static sample => (double)sample * sample)) / 32_768;
                waiting.RemoveRange(0, frame);
                loudMs += level > Loud ? 10 : 0;
                quietMs = level > Loud ? 0 : quietMs + 10;
                if (quietMs >= 300 && loudMs >= 330)
                {
                    loudMs = 0;
                    yield return new SpeechTranscript(SpeechTranscriptKind.Final, words);
                }
                else if (quietMs >= 300)
                {
                    loudMs = 0;
                }
            }
        }
    }
}
