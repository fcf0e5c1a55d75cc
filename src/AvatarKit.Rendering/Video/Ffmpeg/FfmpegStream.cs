using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace AvatarKit.Rendering;

/// <summary>One video on its way through one FFmpeg process: a thread writes to it, a task reads from it, a timer sees that it goes on.</summary>
internal sealed class FfmpegStream : IVideoStream
{
    /// <summary>Pictures and runs of sound that wait to be written. Pictures are few anyway: a stage has six.</summary>
    private const int MaxWaiting = 8;

    /// <summary>Pieces that wait to be read.</summary>
    private const int MaxPieces = 4;

    private readonly FfmpegProcess process;
    private readonly VideoFormat format;
    private readonly FrameTimes? times;
    private readonly IContainerSplitter splitter;
    private readonly FragmentJoiner joiner;
    private readonly FfmpegWatch watch;
    private readonly Channel<Work> work = Channel.CreateBounded<Work>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Channel<VideoFragment> pieces = Channel.CreateBounded<VideoFragment>(
        new BoundedChannelOptions(MaxPieces) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource over = new();
    private readonly TaskCompletionSource<VideoException?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread writer;
    private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private readonly long lead;
    private Action? begun;
    private long samples;
    private long announced;
    private bool isWhole;
    private int disposed;

    /// <param name="process">A process that waits for its input; owned from here on.</param>
    /// <param name="format">What will be written.</param>
    /// <param name="options">What is made of it.</param>
    /// <param name="soundLead">By how much sound is to be later, for a version that forgets what Opus needs to get going.</param>
    /// <param name="timeProvider">The clock of time limits.</param>
    /// <param name="begun">Called once: with the first fragment, or at the end if there is none.</param>
    public FfmpegStream(
        FfmpegProcess process, VideoFormat format, VideoRenderingOptions options, TimeSpan soundLead, TimeProvider timeProvider, Action begun)
    {
        this.process = process;
        this.format = format;
        this.begun = begun;
        lead = (long)Math.Round(soundLead.TotalSeconds * format.SampleRate);
        if (options.Container == VideoContainer.WebM)
        {
            times = new FrameTimes(format.FrameRate);
            splitter = new WebMSplitter(format, times.After);
        }
        else
        {
            splitter = new Mp4Splitter();
        }

        joiner = new FragmentJoiner(timeProvider);
        watch = new FfmpegWatch(process, options.EncoderTimeout, timeProvider);
        writer = new Thread(Write) { IsBackground = true, Name = "AvatarKit video" };
        writer.Start();
        reading = ReadPiecesAsync();
    }

    /// <summary>The id of its process.</summary>
    public int ProcessId => process.Id;

    public void Announce(TimeSpan end) => Volatile.Write(ref announced, end.Ticks);

    public ValueTask WriteFrameAsync(VideoFrame frame, long number, CancellationToken cancellationToken)
    {
        times?.Add(number);
        RawMatroska.WriteFramePrefix(frame.WithHeadroom(RawMatroska.PrefixLength), number, format.FrameRate, frame.Length);
        return WriteAsync(new Work(frame, null, 0), cancellationToken);
    }

    public ValueTask WriteAudioAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        int length = samples.Length * 2;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(RawMatroska.PrefixLength + length);
        RawMatroska.WriteAudioPrefix(bytes, this.samples + lead, format.SampleRate, length);
        MemoryMarshal.AsBytes(samples.Span).CopyTo(bytes.AsSpan(RawMatroska.PrefixLength));
        this.samples += samples.Length / format.Channels;
        return WriteAsync(new Work(null, bytes, RawMatroska.PrefixLength + length), cancellationToken);
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        isWhole = true;
        work.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<VideoFragment> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (VideoFragment piece in pieces.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return piece;
        }

        if (await end.Task.ConfigureAwait(false) is { } failure)
        {
            throw failure;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        Interlocked.Exchange(ref begun, null)?.Invoke();
        await over.CancelAsync().ConfigureAwait(false);
        process.Kill();
        work.Writer.TryComplete();
        await written.Task.ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        await watch.DisposeAsync().ConfigureAwait(false);
        await process.DisposeAsync().ConfigureAwait(false);
        over.Dispose();
    }

    private async ValueTask WriteAsync(Work item, CancellationToken cancellationToken)
    {
        if (work.Writer.TryWrite(item))
        {
            return;
        }

        try
        {
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, over.Token);
            await work.Writer.WriteAsync(item, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            item.Release();
            cancellationToken.ThrowIfCancellationRequested();
            throw await end.Task.ConfigureAwait(false)
                ?? new VideoException("video.ffmpeg_failed", "FFmpeg ended before the video did.", innerException: exception);
        }
    }

    private void Write()
    {
        try
        {
            watch.Writes(true);
            process.Input.Write(RawMatroska.Header(format));
            watch.Writes(false);
            while (Next() is { } item)
            {
                try
                {
                    watch.Writes(true);
                    process.Input.Write(item.Bytes);
                    watch.Writes(false);
                }
                finally
                {
                    item.Release();
                }
            }

            if (isWhole)
            {
                process.Input.Close();
                watch.Writes(true);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // FFmpeg is gone: the reading side says why.
        }
        finally
        {
            work.Writer.TryComplete();
            while (work.Reader.TryRead(out Work item))
            {
                item.Release();
            }

            written.SetResult();
        }
    }

    private Work? Next()
    {
        if (work.Reader.TryRead(out Work item))
        {
            return item;
        }

        ValueTask<bool> more = work.Reader.WaitToReadAsync(CancellationToken.None);
        return (more.IsCompleted ? more.Result : more.AsTask().GetAwaiter().GetResult()) && work.Reader.TryRead(out item) ? item : null;
    }

    private async Task ReadPiecesAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        VideoException? failure = null;
        try
        {
            int count;
            while ((count = await ReadOutputAsync(buffer).ConfigureAwait(false)) > 0)
            {
                splitter.Append(buffer.AsSpan(0, count));
                while (splitter.TryRead(out VideoFragment? fragment))
                {
                    await DeliverAsync(joiner.Add(fragment, TimeSpan.FromTicks(Volatile.Read(ref announced)))).ConfigureAwait(false);
                }
            }

            await DeliverAsync(joiner.Flush()).ConfigureAwait(false);
            failure = await EndAsync().ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            process.Kill();
            failure = new VideoException("video.ffmpeg_failed",
                "FFmpeg wrote something that is not the video it was asked for. Install another version of FFmpeg.", innerException: exception);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            failure = new VideoException("video.ffmpeg_failed", "FFmpeg was ended before the video was.", innerException: exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            end.SetResult(failure);
            pieces.Writer.TryComplete();
            work.Writer.TryComplete();
            if (Volatile.Read(ref disposed) == 0)
            {
                await over.CancelAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<int> ReadOutputAsync(byte[] buffer)
    {
        watch.Reads(true);
        int count = await process.Output.ReadAsync(buffer, over.Token).ConfigureAwait(false);
        watch.Reads(count == 0);
        return count;
    }

    private ValueTask DeliverAsync(VideoFragment? piece)
    {
        if (piece is null)
        {
            return ValueTask.CompletedTask;
        }

        if (!piece.IsInitialization)
        {
            Interlocked.Exchange(ref begun, null)?.Invoke();
        }

        return pieces.Writer.WriteAsync(piece, over.Token);
    }

    private async Task<VideoException?> EndAsync()
    {
        (int exitCode, string? log) = await process.EndAsync().ConfigureAwait(false);
        if (watch.IsStalled)
        {
            return new VideoException("video.stalled", "FFmpeg stopped taking and giving data and was ended (VideoRenderingOptions.EncoderTimeout).",
                isTransient: true) { EncoderLog = log };
        }

        return exitCode == 0 && isWhole
            ? null
            : new VideoException(
                "video.ffmpeg_failed",
                $"FFmpeg ended with exit code {exitCode} before the video did. Its last words: {log?.Split('\n')[^1] ?? "none"}")
            { EncoderLog = log };
    }

    /// <summary>A picture or a run of sound that is to be written.</summary>
    private readonly record struct Work(VideoFrame? Frame, byte[]? Sound, int Length)
    {
        public ReadOnlySpan<byte> Bytes => Frame is not null ? Frame.WithHeadroom(RawMatroska.PrefixLength) : Sound.AsSpan(0, Length);

        public void Release()
        {
            Frame?.Return();
            if (Sound is not null)
            {
                ArrayPool<byte>.Shared.Return(Sound);
            }
        }
    }
}
