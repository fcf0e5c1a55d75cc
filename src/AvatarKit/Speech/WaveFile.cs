using System.Buffers.Binary;
using System.Text;

namespace AvatarKit;

/// <summary>Writes speech as a WAV file, and reads WAV files.</summary>
public static class WaveFile
{
    private const int HeaderLength = 44;

    // After the samples, where it moves none of them.
    private static readonly byte[] Mark =
        Chunk("LIST", [.. "INFO"u8, .. Info("ISFT", GeneratedMedia.Software), .. Info("ICMT", GeneratedMedia.Comment)]);

    /// <summary>Writes segments one after the other, without a gap between the pieces of a sentence.
    /// Segments of another format than the first are resampled to it. The file says that a machine made it (<see cref="GeneratedMedia"/>).</summary>
    /// <param name="output">Where to; the caller keeps ownership.</param>
    /// <param name="segments">The segments in order, PCM; none writes an empty file of 16 kHz.</param>
    /// <exception cref="NotSupportedException">A segment is not <see cref="AudioEncoding.Pcm16"/>.</exception>
    public static void Write(Stream output, IEnumerable<SpeechSegment> segments)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(segments);
        AudioFormat? first = null;
        List<ReadOnlyMemory<byte>> parts = [];
        foreach (SpeechSegment segment in segments)
        {
            if (segment.Format.Encoding != AudioEncoding.Pcm16 || segment.Format.Channels != 1)
            {
                throw new NotSupportedException(
                    $"Segment {segment.Index} is '{segment.Format.Encoding}' with {segment.Format.Channels} channels; "
                        + "a WAV file is written from mono pcm_s16le alone.");
            }

            first ??= segment.Format;
            parts.Add(segment.Format.SampleRate == first.Value.SampleRate
                ? segment.Audio
                : Resample(segment.Audio.Span, segment.Format.SampleRate, first.Value.SampleRate));
        }

        Write(output, first ?? AudioFormat.Pcm16(16_000), parts);
    }

    /// <summary>Opens a WAV file for reading.</summary>
    /// <param name="input">The file from its first byte; need not be able to seek.</param>
    /// <param name="leaveOpen">Whether the reader leaves the stream open when it is disposed. Default <see langword="false"/>.
    /// When opening fails the stream stays the caller's.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The reader, before the first sample.</returns>
    /// <exception cref="AudioFormatException">
    /// It is no WAV file (<c>audio.not_wave</c>), holds samples that are not understood (<c>audio.unsupported</c>)
    /// or ends before the first one (<c>audio.truncated</c>).
    /// </exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static ValueTask<WaveReader> OpenAsync(Stream input, bool leaveOpen = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return WaveReader.OpenAsync(input, leaveOpen, cancellationToken);
    }

    private static void Write(Stream output, AudioFormat format, List<ReadOnlyMemory<byte>> parts)
    {
        int length = parts.Sum(static part => part.Length);
        int blockAlign = format.Channels * 2;
        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderLength - 8 + length + Mark.Length);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)format.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], format.SampleRate * blockAlign);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)blockAlign);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], length);
        output.Write(header);
        foreach (ReadOnlyMemory<byte> part in parts)
        {
            output.Write(part.Span);
        }

        output.Write(Mark);
    }

    /// <summary>A text of an INFO chunk, which ends with a NUL.</summary>
    private static byte[] Info(string id, string text) => Chunk(id, [.. Encoding.ASCII.GetBytes(text), 0]);

    private static byte[] Chunk(string id, byte[] content)
    {
        // Chunks begin at even places.
        var chunk = new byte[8 + content.Length + (content.Length % 2)];
        Encoding.ASCII.GetBytes(id, chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), content.Length);
        content.CopyTo(chunk, 8);
        return chunk;
    }

    // Only a voice that fell silent, or a change of voice within a turn, comes here: linear interpolation is enough.
    private static byte[] Resample(ReadOnlySpan<byte> source, int from, int to)
    {
        int count = source.Length / 2;
        int length = (int)((long)count * to / from);
        var target = new byte[length * 2];
        for (int i = 0; i < length; i++)
        {
            double at = (double)i * from / to;
            int index = (int)at;
            short a = BinaryPrimitives.ReadInt16LittleEndian(source[(index * 2)..]);
            short b = index + 1 < count ? BinaryPrimitives.ReadInt16LittleEndian(source[((index + 1) * 2)..]) : a;
            BinaryPrimitives.WriteInt16LittleEndian(target.AsSpan(i * 2), (short)Math.Round(a + ((b - a) * (at - index))));
        }

        return target;
    }
}
