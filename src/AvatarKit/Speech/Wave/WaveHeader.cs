using System.Buffers.Binary;
using System.Globalization;

namespace AvatarKit;

/// <summary>What stands before a WAV file's samples. Also reads RF64 and BW64, whose lengths have 64 bits.</summary>
/// <remarks>Sources: Microsoft "Multiple Channel Audio Data and WAVE Files"; EBU Tech 3306 (RF64); ITU-R BS.2088 (BW64).</remarks>
/// <param name="Layout">How the samples lie.</param>
/// <param name="DataBytes">Length of the samples as the file says, or <see langword="null"/> where it does not say: they go on to its end.</param>
/// <param name="Ahead">Bytes of the samples that were read already.</param>
internal sealed record WaveHeader(WaveLayout Layout, long? DataBytes, byte[] Ahead)
{
    private const uint Unknown = uint.MaxValue;

    /// <summary>Bytes of what follows a file without samples that were read already.</summary>
    public ReadOnlyMemory<byte> After { get; init; }

    private const int MinRate = 1;
    private const int MaxRate = 768_000;
    private const int MaxChannels = 256;
    private const int MaxSampleBytes = 8;
    private const int ExtensibleTag = 0xFFFE;

    /// <summary>Reads up to the first sample.</summary>
    /// <param name="input">The stream.</param>
    /// <param name="begun">First bytes of the file that were read already, at most 12.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<WaveHeader> ReadAsync(Stream input, ReadOnlyMemory<byte> begun, CancellationToken cancellationToken)
    {
        var bytes = new byte[64];
        begun.CopyTo(bytes);
        int missing = 12 - begun.Length;
        int got = begun.Length + await input
            .ReadAtLeastAsync(bytes.AsMemory(begun.Length, missing), missing, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        bool is64 = CheckForm(bytes.AsSpan(0, got));
        WaveLayout? layout = null;
        long? data64 = null;
        bool isOdd = false;
        while (true)
        {
            got = await input.ReadAtLeastAsync(bytes.AsMemory(0, 8), 8, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (isOdd && got == 8 && !(IsName(bytes) && !IsName(bytes.AsSpan(1))))
            {
                // Chunks are padded to an even length, by most writers.
                bytes.AsSpan(1, 7).CopyTo(bytes);
                got = 7 + await input.ReadAtLeastAsync(bytes.AsMemory(7, 1), 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            }

            if (got < 8)
            {
                throw WaveErrors.Truncated(layout is null ? "without a 'fmt ' chunk" : "without a 'data' chunk");
            }

            uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
            if (bytes.AsSpan(0, 4).SequenceEqual("data"u8))
            {
                return layout is { } known
                    ? await StartAsync(input, known, size, data64, cancellationToken).ConfigureAwait(false)
                    : throw WaveErrors.Unsupported("samples before the 'fmt ' chunk that says what they are");
            }

            bool isFormat = bytes.AsSpan(0, 4).SequenceEqual("fmt "u8);
            bool isLengths = is64 && bytes.AsSpan(0, 4).SequenceEqual("ds64"u8);
            int wanted = isFormat || isLengths ? (int)Math.Min(size, (uint)bytes.Length) : 0;
            got =
                await input.ReadAtLeastAsync(bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (isFormat)
            {
                layout = ReadLayout(bytes.AsSpan(0, got));
            }
            else if (isLengths && got >= 16)
            {
                data64 = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
            }

            isOdd = (size & 1) != 0;
            await SkipAsync(input, (long)size - wanted, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether it is one of the 64-bit forms.</summary>
    private static bool CheckForm(ReadOnlySpan<byte> start)
    {
        if (start.Length >= 4 && start[..4].SequenceEqual("RIFX"u8))
        {
            throw WaveErrors.Unsupported("big-endian samples ('RIFX')");
        }

        bool is64 = start.Length >= 4 && (start[..4].SequenceEqual("RF64"u8) || start[..4].SequenceEqual("BW64"u8));
        if (start.IsEmpty)
        {
            throw new AudioFormatException("audio.truncated", "The audio is empty: there is nothing to read.");
        }

        if (!is64 && !(start.Length >= 4 && start[..4].SequenceEqual("RIFF"u8)))
        {
            throw WaveErrors.NotWave(start);
        }

        if (start.Length < 12)
        {
            throw WaveErrors.Truncated("within its first 12 bytes");
        }

        if (!start[8..12].SequenceEqual("WAVE"u8))
        {
            throw new AudioFormatException(
                "audio.not_wave",
                $"The file is a RIFF file of the form {WaveErrors.Show(start[8..12])}, not 'WAVE'. Take its sound out: "
                    + "ffmpeg -i INPUT -ac 1 -c:a pcm_s16le OUTPUT.wav");
        }

        return is64;
    }

    private static WaveLayout ReadLayout(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
        {
            throw WaveErrors.Truncated("within its 'fmt ' chunk");
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == ExtensibleTag)
        {
            tag = chunk.Length >= 40 ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]) : throw WaveErrors.Truncated("within its 'fmt ' chunk");
        }

        if (tag is not (1 or 3))
        {
            throw WaveErrors.Unsupported(WaveErrors.Codec(tag));
        }

        if (rate is < MinRate or > MaxRate)
        {
            throw WaveErrors.Unsupported(string.Create(CultureInfo.InvariantCulture, $"a sample rate of {rate} Hz ({MinRate} to {MaxRate} Hz are)"));
        }

        if (channels is < 1 or > MaxChannels)
        {
            throw WaveErrors.Unsupported(string.Create(CultureInfo.InvariantCulture, $"{channels} channels (1 to {MaxChannels} are)"));
        }

        // Where the two do not agree, the bits are right: writers forget the block length more often.
        int least = (bits + 7) / 8;
        int sampleBytes = frameBytes % channels == 0 && frameBytes / channels >= least && frameBytes / channels <= MaxSampleBytes
            ? frameBytes / channels : least;
        bool isKnown = tag == 1 ? bits is >= 1 and <= 32 && sampleBytes is >= 1 and <= 4 : bits is 32 or 64 && sampleBytes == bits / 8;
        return isKnown
            ? new WaveLayout((int)rate, channels, sampleBytes, tag == 3)
            : throw WaveErrors.Unsupported(
                string.Create(CultureInfo.InvariantCulture, $"{bits}-bit {(tag == 1 ? "PCM" : "float")} samples of {sampleBytes} bytes"));
    }

    private static async ValueTask<WaveHeader> StartAsync(
        Stream input, WaveLayout layout, uint size, long? data64, CancellationToken cancellationToken)
    {
        if (size == Unknown)
        {
            return new WaveHeader(layout, data64 is > 0 ? data64 : null, []);
        }

        if (size != 0)
        {
            return new WaveHeader(layout, size, []);
        }

        // A length of 0 is a recorder that never came back to fill it in, or no samples indeed: then another chunk follows, or nothing.
        var ahead = new byte[4];
        int got = await input.ReadAtLeastAsync(ahead, 4, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return got < 4 || IsChunk(ahead) ? new WaveHeader(layout, 0, []) { After = ahead.AsMemory(0, got) } : new WaveHeader(layout, null, ahead);
    }

    public static bool IsName(ReadOnlySpan<byte> bytes)
        => bytes[..4].SequenceEqual("data"u8) || bytes[..4].SequenceEqual("fmt "u8) || IsChunk(bytes[..4]);

    private static bool IsChunk(ReadOnlySpan<byte> id)
        => id.SequenceEqual("LIST"u8) || id.SequenceEqual("id3 "u8) || id.SequenceEqual("ID3 "u8) || id.SequenceEqual("bext"u8)
            || id.SequenceEqual("fact"u8)
            || id.SequenceEqual("PEAK"u8) || id.SequenceEqual("cue "u8) || id.SequenceEqual("smpl"u8) || id.SequenceEqual("JUNK"u8)
            || id.SequenceEqual("iXML"u8) || id.SequenceEqual("RIFF"u8);

    public static async ValueTask SkipAsync(Stream input, long count, CancellationToken cancellationToken)
    {
        if (count <= 0)
        {
            return;
        }

        if (input.CanSeek)
        {
            input.Seek(Math.Min(count, Math.Max(0, input.Length - input.Position)), SeekOrigin.Current);
            return;
        }

        var waste = new byte[(int)Math.Min(count, 8192)];
        while (count > 0)
        {
            int got = await input.ReadAsync(waste.AsMemory(0, (int)Math.Min(count, waste.Length)), cancellationToken).ConfigureAwait(false);
            if (got == 0)
            {
                return;
            }

            count -= got;
        }
    }
}
