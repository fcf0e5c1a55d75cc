using System.Runtime.CompilerServices;

namespace AvatarKit.Evaluation;

/// <summary>A voice that gives three seconds for any text as soon as it is asked: ten chunks with audio of their own and three visemes each.
/// Thread-safe.</summary>
internal sealed class PromptVoice : ISpeechSynthesizer
{
    private const int ChunkSamples = 4_800;
    private const int MarkSamples = 1_600;
    private const int Chunks = 10;
    private const int MarksPerChunk = ChunkSamples / MarkSamples;

    private static readonly VoiceInfo Voice = new("prompt", "prompt", "en-US", AudioFormat.Pcm16(16_000));
    private static readonly string[] Shapes = ["aa", "PP", "E", "DD", "O", "SS"];

    private static readonly SpeechMark[][] Marks =
    [
        .. Enumerable.Range(0, Chunks).Select(static chunk => Enumerable.Range(chunk * MarksPerChunk, MarksPerChunk).Select(Mark).ToArray()),
    ];

    private long given;

    /// <summary>Bytes of audio it has given so far.</summary>
    public long Given => Volatile.Read(ref given);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < Chunks; i++)
        {
            // As a voice beyond a connection does: what it gives is taken up by another thread.
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Interlocked.Add(ref given, ChunkSamples * 2);
            yield return new SpeechChunk { Voice = Voice, Format = Voice.Format, Audio = new byte[ChunkSamples * 2], Marks = Marks[i] };
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);

    private static SpeechMark Mark(int number)
        => new(SpeechMarkKind.Viseme, number * MarkSamples, MarkSamples, Shapes[number % Shapes.Length], PhoneAlphabet.Oculus);
}
