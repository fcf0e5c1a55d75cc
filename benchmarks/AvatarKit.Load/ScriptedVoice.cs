using System.Runtime.CompilerServices;

namespace AvatarKit.Load;

/// <summary>A voice whose first sound takes its time and whose other sound is there at once: three seconds for any text, with ten visemes in
/// each.</summary>
/// <param name="wait">How long the first sound takes.</param>
internal sealed class ScriptedVoice(TimeSpan wait) : ISpeechSynthesizer
{
    private const int Seconds = 3;
    private static readonly VoiceInfo Voice = new("scripted", "scripted", "en-US", AudioFormat.Pcm16(16_000));
    private static readonly string[] Shapes = ["aa", "PP", "E", "DD", "O", "SS"];
    private static readonly SpeechChunk[] Chunks = [.. Enumerable.Range(0, Seconds).Select(Chunk)];

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Waiting.ForAsync(wait, cancellationToken);
        foreach (SpeechChunk chunk in Chunks)
        {
            yield return chunk;
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);

    private static SpeechChunk Chunk(int second)
    {
        int rate = Voice.Format.SampleRate;
        var audio = new byte[rate * 2];
        for (int i = 1; i < audio.Length; i += 2)
        {
            audio[i] = (byte)((i / 64) % 2 == 0 ? 8 : -8);
        }

        return new SpeechChunk
        {
            Voice = Voice,
            Format = Voice.Format,
            Audio = audio,
            Marks = [.. Enumerable.Range(0, 10).Select(i => new SpeechMark(
                SpeechMarkKind.Viseme, (second * rate) + (i * rate / 10), rate / 10, Shapes[i % Shapes.Length], PhoneAlphabet.Oculus))],
        };
    }
}
