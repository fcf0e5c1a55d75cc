using System.Globalization;

namespace AvatarKit;

/// <summary>Reads a WAV file of any length as mono 16-bit PCM, block by block. Not safe for concurrent use.</summary>
/// <remarks>
/// Understands PCM of 8 to 32 bits and floats of 32 and 64 bits, at 1 Hz to 768 kHz, with up to 256 channels, which are averaged;
/// plain, extensible, RF64 and BW64. The rate stays as it is. What is louder than full scale is clipped; samples that are no number are silence.
/// A file whose length was never filled in, as programs that write into a pipe leave it, or that is shorter than it says, is read to its end.
/// Files that were glued together are read as one where their samples are alike; <see cref="Unread"/> says what is not.
/// </remarks>
public sealed class WaveReader : IAsyncDisposable, IDisposable
{
    private const int BytesPerSample = 2;
    private const int BlockBytes = 64 * 1024;

    private readonly Stream input;
    private readonly bool leaveOpen;
    private readonly WaveLayout layout;
    private readonly byte[] raw;
    private ReadOnlyMemory<byte> after;
    private long left;
    private bool isOdd;
    private bool isOver;
    private int rawCount;

    private WaveReader(Stream input, bool leaveOpen, WaveHeader header)
    {
        this.input = input;
        this.leaveOpen = leaveOpen;
        layout = header.Layout;
        raw = new byte[Math.Max(BlockBytes / layout.FrameBytes, 4) * layout.FrameBytes];
        Format = AudioFormat.Pcm16(layout.SampleRate);
        Begin(header);
    }

    /// <summary>What <see cref="ReadAsync"/> gives: mono <see cref="AudioEncoding.Pcm16"/> at the file's own rate.</summary>
    public AudioFormat Format { get; }

    /// <summary>How many samples it has, or <see langword="null"/> when that shows only at the end because the stream cannot seek.</summary>
    public long? Length { get; private set; }

    /// <summary>What follows the samples and is not read, in words: another WAV file whose samples are not like those before it, or cannot be
    /// understood. Known at the opening where the stream can seek, else at the end.</summary>
    /// <value><see langword="null"/>: nothing.</value>
    public string? Unread { get; private set; }

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

        while (left == 0 && rawCount < layout.FrameBytes && !isOver)
        {
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
        }

        int most = (int)Math.Min(buffer.Length / BytesPerSample * (long)layout.FrameBytes, raw.Length);
        int wanted = (int)Math.Clamp(most - rawCount, 0, left);
        int got =
            await input.ReadAtLeastAsync(raw.AsMemory(rawCount, wanted), wanted, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        isOver |= got < wanted;
        left = isOver ? 0 : left - got;
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
    {
        var reader = new WaveReader(
            input, leaveOpen, await WaveHeader.ReadAsync(input, ReadOnlyMemory<byte>.Empty, cancellationToken).ConfigureAwait(false));
        if (input.CanSeek)
        {
            await reader.MeasureAsync(cancellationToken).ConfigureAwait(false);
        }

        return reader;
    }

    /// <summary>Goes through all files there are, and comes back.</summary>
    private async ValueTask MeasureAsync(CancellationToken cancellationToken)
    {
        long start = input.Position;
        (long wasLeft, bool wasOdd) = (left, isOdd);
        ReadOnlyMemory<byte> wasAfter = after;
        int wasAhead = rawCount;
        long samples = 0;
        while (true)
        {
            long bytes = Math.Min(left, Math.Max(0, input.Length - input.Position));
            samples += (bytes + rawCount) / layout.FrameBytes;
            if (bytes < left)
            {
                break;
            }

            input.Seek(bytes, SeekOrigin.Current);
            await ContinueAsync(cancellationToken).ConfigureAwait(false);
            if (isOver)
            {
                break;
            }
        }

        input.Position = start;
        Length = samples;
        (left, isOdd) = (wasLeft, wasOdd);
        (rawCount, isOver) = (wasAhead, false);
        after = wasAfter;
    }

    private void Begin(WaveHeader header)
    {
        rawCount = header.Ahead.Length;
        header.Ahead.CopyTo(raw, 0);
        left = (header.DataBytes ?? long.MaxValue) - rawCount;
        isOdd = header.DataBytes % 2 == 1;
        after = header.After;
    }

    /// <summary>Begins the file that follows, or ends.</summary>
    private async ValueTask ContinueAsync(CancellationToken cancellationToken)
    {
        try
        {
            WaveHeader? next = await WaveSequel.FindAsync(input, after, isOdd, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                isOver = true;
            }
            else if (next.Layout == layout)
            {
                Begin(next);
            }
            else
            {
                End($"it has {Describe(next.Layout)}, the one before {Describe(layout)}");
            }
        }
        catch (AudioFormatException exception)
        {
            End(exception.Message.TrimEnd('.'));
        }
    }

    private static string Describe(WaveLayout layout) => string.Create(
        CultureInfo.InvariantCulture, $"{layout.SampleRate} Hz, {layout.Channels} channel(s) and {layout.SampleBytes * 8} bits a sample");

    private void End(string why)
    {
        isOver = true;
        Unread = $"Another WAV file follows in the same file and is not read: {why}. Cut them apart, or make them alike with ffmpeg.";
    }
}
