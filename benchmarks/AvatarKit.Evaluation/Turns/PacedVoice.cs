using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AvatarKit.Testing;

namespace AvatarKit.Evaluation;

/// <summary>A voice that begins after a while and then speaks at an even pace, in chunks of 50 ms of audio with the marks for them.
/// Thread-safe.</summary>
/// <remarks>A text is synthesized once and kept, so that the voice takes no processor time while others are measured.</remarks>
internal sealed class PacedVoice(TimeSpan firstAudio, double speed, bool marks) : ISpeechSynthesizer
{
    private readonly FakeSpeechSynthesizer source = Source(marks);
    private readonly ConcurrentDictionary<string, IReadOnlyList<SpeechChunk>> spoken = new();

    /// <summary>The time from the call until the voice has made some audio.</summary>
    public TimeSpan TimeFor(TimeSpan audio) => firstAudio + (audio / speed);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long start = TimeProvider.System.GetTimestamp();
        if (!spoken.TryGetValue(request.Text, out IReadOnlyList<SpeechChunk>? chunks))
        {
            List<SpeechChunk> made = [];
            await foreach (SpeechChunk chunk in source.SynthesizeAsync(request, cancellationToken))
            {
                made.Add(chunk);
            }

            chunks = spoken.GetOrAdd(request.Text, made);
        }

        long samples = 0;
        foreach (SpeechChunk chunk in chunks)
        {
            samples += chunk.Format.SamplesIn(chunk.Audio.Length);
            await Pace.UntilAsync(start, TimeFor(chunk.Format.ToTime(samples)), cancellationToken);
            yield return chunk;
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default)
        => source.GetVoicesAsync(cancellationToken);

    private static FakeSpeechSynthesizer Source(bool marks)
    {
        var voice = new FakeSpeechSynthesizer { ChunkDuration = TimeSpan.FromMilliseconds(50) };
        return marks ? voice : voice.RespondWith(new FakeSpeech().WithoutMarks());
    }
}
