using System.Runtime.CompilerServices;

namespace AvatarKit.Benchmarks;

/// <summary>A voice that takes no time: three seconds of silence with thirty marks for any text.</summary>
internal sealed class InstantVoice : ISpeechSynthesizer
{
    private static readonly VoiceInfo Voice = new("instant", "instant", "en-US", AudioFormat.Pcm16(16_000));
    private static readonly string[] Shapes = ["aa", "PP", "E", "DD", "O", "SS"];

    private readonly SpeechChunk chunk = new()
    {
        Voice = Voice,
        Format = Voice.Format,
        Audio = new byte[3 * 16_000 * 2],
        Marks = [.. Enumerable
            .Range(0, 30)
            .Select(i => new SpeechMark(SpeechMarkKind.Viseme, i * 1_600, 1_600, Shapes[i % Shapes.Length], PhoneAlphabet.Oculus))],
    };

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return chunk;
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);
}
