using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AvatarKit.AspNetCore;

/// <summary>A piece's sound as mono samples.</summary>
internal static class MonoSound
{
    /// <summary>The samples of a piece; several channels are mixed to one.</summary>
    /// <returns>The samples; <see langword="null"/>: the voice's encoding is none that can be sent.</returns>
    public static short[]? Of(SpeechSegment piece)
    {
        AudioFormat format = piece.Format;
        if (format.Encoding != AudioEncoding.Pcm16 || format.Channels < 1 || format.SampleRate is < 4_000 or > 384_000)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = piece.Audio.Span;
        var samples = new short[bytes.Length / (2 * format.Channels)];
        for (int i = 0; i < samples.Length; i++)
        {
            int sum = 0;
            for (int channel = 0; channel < format.Channels; channel++)
            {
                sum += BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * ((i * format.Channels) + channel))..]);
            }

            samples[i] = (short)(sum / format.Channels);
        }

        return samples;
    }

    /// <summary>Samples as 16-bit little-endian bytes behind a frame's header.</summary>
    public static byte[] ToFrame(ReadOnlySpan<short> samples, long number)
    {
        byte[] frame = MediaFrame.Create(LiveProtocol.AudioMedia, number, samples.Length * 2);
        Span<byte> payload = frame.AsSpan(LiveProtocol.MediaHeaderBytes);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(samples).CopyTo(payload);
            return frame;
        }

        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(payload[(2 * i)..], samples[i]);
        }

        return frame;
    }
}
