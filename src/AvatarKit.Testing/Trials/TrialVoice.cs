using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>A voice that speaks at once, with marks and a steady sound. Remembers nothing. Thread-safe.</summary>
internal sealed class TrialVoice : ISpeechSynthesizer
{
    private static readonly VoiceInfo Voice = new("trial", "trial", "en-US", AudioFormat.Pcm16(16_000));
    private static readonly TimeSpan ChunkLength = TimeSpan.FromMilliseconds(400);
    private static readonly byte[] Sound = Steady(Voice.Format.ToSamples(ChunkLength));

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(
        SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await Task.Yield();
        var plan = SpeechPlan.Create(request, Voice.Format);
        long most = Sound.Length / 2;
        for (long start = 0; start < plan.Length; start += most)
        {
            cancellationToken.ThrowIfCancellationRequested();
            long length = Math.Min(most, plan.Length - start);
            yield return new SpeechChunk
            {
                Voice = Voice,
                Format = Voice.Format,
                Audio = Sound.AsMemory(0, (int)length * 2),
                Marks = [.. plan.Marks.Where(mark => mark.Start >= start && mark.Start < start + length)],
            };
        }
    }

    public ValueTask<IReadOnlyList<VoiceInfo>> GetVoicesAsync(CancellationToken cancellationToken = default) => new([Voice]);

    private static byte[] Steady(long samples)
    {
        var bytes = new byte[samples * 2];
        for (int i = 1; i < bytes.Length; i += 2)
        {
            bytes[i] = (byte)((i / 64) % 2 == 0 ? 8 : -8);
        }

        return bytes;
    }
}
