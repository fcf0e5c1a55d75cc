using System.Runtime.InteropServices;
using Concentus;

namespace AvatarKit.AspNetCore;

/// <summary>Makes PCM of a microphone's frames. Not thread-safe.</summary>
internal interface IMicrophoneDecoder : IDisposable
{
    /// <summary>What it gives.</summary>
    AudioFormat Format { get; }

    /// <summary>Decodes a frame.</summary>
    /// <returns>16-bit little-endian samples; <see langword="null"/>: it is no sound.</returns>
    byte[]? Decode(ReadOnlySpan<byte> frame);
}

/// <summary>Samples as they are.</summary>
internal sealed class PcmMicrophone(int sampleRate) : IMicrophoneDecoder
{
    public AudioFormat Format { get; } = AudioFormat.Pcm16(sampleRate);

    public byte[]? Decode(ReadOnlySpan<byte> frame) => frame.Length % 2 == 0 ? frame.ToArray() : null;

    public void Dispose()
    {
    }
}

/// <summary>One packet of Opus in each frame, decoded at 16 kHz, which recognisers take.</summary>
internal sealed class OpusMicrophone : IMicrophoneDecoder
{
    private const int SampleRate = 16_000;

    // A packet holds at most 120 ms.
    private readonly short[] decoded = new short[SampleRate * 120 / 1000];
    private readonly IOpusDecoder decoder = OpusCodecFactory.CreateDecoder(SampleRate, 1);

    public AudioFormat Format { get; } = AudioFormat.Pcm16(SampleRate);

    public byte[]? Decode(ReadOnlySpan<byte> frame)
    {
        try
        {
            int samples = frame.IsEmpty ? 0 : decoder.Decode(frame, decoded, decoded.Length);
            return samples > 0 ? MemoryMarshal.AsBytes(decoded.AsSpan(0, samples)).ToArray() : null;
        }
        catch (Exception exception) when (exception is OpusException or ArgumentException or IndexOutOfRangeException)
        {
            // What a stranger sends need be no Opus.
            return null;
        }
    }

    public void Dispose() => decoder.Dispose();
}
