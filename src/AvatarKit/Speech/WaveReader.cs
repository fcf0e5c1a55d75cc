namespace AvatarKit;

/// <summary>Reads a WAV file of any length as mono 16-bit PCM, block by block. Not safe for concurrent use.</summary>
/// <remarks>
/// Understands PCM of 8 to 32 bits and floats of 32 and 64 bits, at 1 Hz to 768 kHz, with up to 256 channels, which are averaged;
/// plain, extensible, RF64 and BW64. The rate stays as it is. What is louder than full scale is clipped; samples that are no number are silence.
/// A file whose length was never filled in, as programs that write into a pipe leave it, or that is shorter than it says, is read to its end.
/// </remarks>
public sealed class WaveReader : IAsyncDisposable, IDisposable
{
    private const int BytesPerSample = 2;
    private const int BlockBytes = 64 * 1024;

    private readonly Stream input;
    private readonly bool leaveOpen;
    private readonly WaveLayout layout;
    private readonly byte[] raw;
    private long left;
    private int rawCount;

    private WaveReader(Stream input, bool leaveOpen, WaveHeader header)
    {
        this.input = input;
        this.leaveOpen = leaveOpen;
        layout = header.Layout;
        raw = new byte[Math.Max(BlockBytes / layout.FrameBytes, 4) * layout.FrameBytes];
        header.Ahead.CopyTo(raw, 0);
        rawCount = header.Ahead.Length;
        Format = AudioFormat.Pcm16(layout.SampleRate);
        left = header.DataBytes ?? long.MaxValue;
        if (input.CanSeek)
        {
            Length = Math.Min(left, input.Length - input.Position + rawCount) / layout.FrameBytes;
        }

        left -= rawCount;
    }

    /// <summary>What <see cref="ReadAsync"/> gives: mono <see cref="AudioEncoding.Pcm16"/> at the file's own rate.</summary>
    public AudioFormat Format { get; }

    /// <summary>How many samples it has, or <see langword="null"/> when that shows only at the end because the stream cannot seek.</summary>
    public long? Length { get; }

    /// <summary>Reads the next samples.</summary>
    /// <param name="buffer">Receives whole samples, little-endian; at least two bytes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The number of bytes, a multiple of two; 0 at the end.</returns>
    /// <exception cref="ArgumentException">The buffer does not hold a sample.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length < BytesPerSample)
        {
            throw new ArgumentException("A sample takes two bytes.", nameof(buffer));
        }

        int most = (int)Math.Min(buffer.Length / BytesPerSample * (long)layout.FrameBytes, raw.Length);
        int wanted = (int)Math.Clamp(most - rawCount, 0, left);
        int got =
            await input.ReadAtLeastAsync(raw.AsMemory(rawCount, wanted), wanted, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        left = got < wanted ? 0 : left - got;
        rawCount += got;
        int frames = Math.Min(rawCount, most) / layout.FrameBytes;
        int used = frames * layout.FrameBytes;
        WaveSamples.ToMono(layout, raw.AsSpan(0, used), buffer.Span[..(frames * BytesPerSample)]);
        raw.AsSpan(used, rawCount - used).CopyTo(raw);
        rawCount -= used;
        return frames * BytesPerSample;
    }

    /// <summary>Reads all that is left.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The samples, two bytes each.</returns>
    /// <exception cref="AudioFormatException">There is more than an array holds, 2 GB: <c>audio.too_long</c>.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public async ValueTask<byte[]> ReadToEndAsync(CancellationToken cancellationToken = default)
    {
        using var all = new MemoryStream();
        var block = new byte[BlockBytes];
        int got;
        while ((got = await ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (all.Length + got > Array.MaxLength)
            {
                throw new AudioFormatException(
                    "audio.too_long", "The WAV file has more than 2 GB of samples: read it in blocks with WaveReader.ReadAsync.");
            }

            await all.WriteAsync(block.AsMemory(0, got), cancellationToken).ConfigureAwait(false);
        }

        return all.ToArray();
    }

    /// <summary>Closes the stream, unless it was to be left open.</summary>
    public void Dispose()
    {
        if (!leaveOpen)
        {
            input.Dispose();
        }
    }

    /// <summary>Closes the stream, unless it was to be left open.</summary>
    /// <returns>A task that ends with it.</returns>
    public ValueTask DisposeAsync() => leaveOpen ? default : input.DisposeAsync();

    internal static async ValueTask<WaveReader> OpenAsync(Stream input, bool leaveOpen, CancellationToken cancellationToken)
        => new(input, leaveOpen, await WaveHeader.ReadAsync(input, cancellationToken).ConfigureAwait(false));
}
