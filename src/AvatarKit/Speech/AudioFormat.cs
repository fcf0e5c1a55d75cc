using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a run of audio bytes is.</summary>
/// <param name="Encoding">How the bytes are encoded.</param>
/// <param name="SampleRate">Samples per second and channel, in hertz.</param>
/// <param name="Channels">Number of channels, usually 1.</param>
public readonly record struct AudioFormat(
    [property: JsonRequired] AudioEncoding Encoding, [property: JsonRequired] int SampleRate, int Channels = 1)
{
    /// <summary>Mono 16-bit PCM at a rate.</summary>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <returns>The format.</returns>
    public static AudioFormat Pcm16(int sampleRate) => new(AudioEncoding.Pcm16, sampleRate);

    /// <summary>The number of samples per channel in a run of PCM bytes.</summary>
    /// <param name="byteCount">The length of the run in bytes.</param>
    /// <returns>The number of samples.</returns>
    /// <exception cref="NotSupportedException">The encoding is not <see cref="AudioEncoding.Pcm16"/>.</exception>
    public long SamplesIn(long byteCount) => Encoding == AudioEncoding.Pcm16
        ? byteCount / (2L * Channels)
        : throw new NotSupportedException($"Audio encoded as '{Encoding}' has no fixed number of bytes per sample. Ask the voice for pcm_s16le.");

    /// <summary>Converts a number of samples to time.</summary>
    /// <param name="samples">Samples per channel.</param>
    /// <returns>The time they last.</returns>
    public TimeSpan ToTime(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / SampleRate);

    /// <summary>Converts time to the nearest number of samples.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Samples per channel.</returns>
    public long ToSamples(TimeSpan time) => (long)Math.Round(time.TotalSeconds * SampleRate);
}
