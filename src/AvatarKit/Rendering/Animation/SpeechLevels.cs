using System.Buffers.Binary;

namespace AvatarKit;

/// <summary>How strong the audio of a sentence is, window after window, as it arrives. Not thread-safe.</summary>
internal sealed class SpeechLevels
{
    public const double WindowSeconds = 0.02;

    /// <summary>Below this root mean square (about −54 dBFS) audio counts as silence, and says nothing of the mouth.</summary>
    public const float Silence = 0.002f;

    /// <summary>So many audible windows, a second, tell what is loud for a voice.</summary>
    public const int Enough = 50;

    private readonly List<float> levels = [];
    private readonly float[] earlier;
    private long sum;
    private int inWindow;

    /// <summary>Begins a sentence.</summary>
    /// <param name="before">The sentence before it.</param>
    public SpeechLevels(SpeechLevels? before)
    {
        earlier = before is null ? [] : [.. before.earlier.Concat(before.levels.Where(static level => level > Silence)).TakeLast(Enough)];
    }

    /// <summary>The root mean square of each whole window.</summary>
    public IReadOnlyList<float> Levels => levels;

    /// <summary>Listens to the audio that follows. Audio that is not PCM says nothing.</summary>
    public void Add(AudioFormat format, ReadOnlySpan<byte> audio)
    {
        int window = format.Encoding == AudioEncoding.Pcm16 && format.Channels > 0 ? (int)(format.SampleRate * WindowSeconds) * format.Channels : 0;
        if (window <= 0)
        {
            return;
        }

        for (int at = 0; at + 1 < audio.Length; at += 2)
        {
            int sample = BinaryPrimitives.ReadInt16LittleEndian(audio[at..]);
            sum += sample * sample;
            if (++inWindow >= window)
            {
                levels.Add((float)Math.Sqrt(sum / (32768.0 * 32768.0) / window));
                sum = 0;
                inWindow = 0;
            }
        }
    }

    /// <summary>The loudness of what there is.</summary>
    public Loudness Measure() => new(levels, earlier);
}
