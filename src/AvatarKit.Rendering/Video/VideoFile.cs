using System.Runtime.CompilerServices;

namespace AvatarKit.Rendering;

/// <summary>Writes a finished video as a file that players open at once and can seek in.</summary>
public static class VideoFile
{
    // The C library's words, which FFmpeg repeats; and what .NET says on Unix and on Windows.
    private const string NoSpace = "No space left on device";
    private const int UnixDiskFull = 28;
    private const int WindowsDiskFull = 112;

    /// <summary>Writes the pieces of one video. What stood at the path is replaced only when all is written;
    /// a failed or cancelled call leaves nothing behind.</summary>
    /// <param name="path">The file: <c>.mp4</c> for MP4, <c>.webm</c> for WebM.</param>
    /// <param name="pieces">The data of a turn's <see cref="VideoRendering"/>s or <see cref="VideoSegment"/>s, all of them, in order.</param>
    /// <param name="ffmpegPath">The FFmpeg program, by path or by name.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="VideoException">FFmpeg is missing or failed, the disk is full, or the file cannot be written.
    /// What <paramref name="pieces"/> throw comes through as it is.</exception>
    public static async Task WriteAsync(
        string path, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, string ffmpegPath = "ffmpeg", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentException.ThrowIfNullOrWhiteSpace(ffmpegPath);
        string target = Path.GetFullPath(path);
        // Beside the target: moving within a folder is one step, and needs no other disk.
        string unfinished = $"{target}.{Guid.NewGuid():N}.part";
        var source = new VideoPieces(pieces.GetAsyncEnumerator(cancellationToken));
        await using ConfiguredAsyncDisposable sourceEnd = source.ConfigureAwait(false);
        try
        {
            await PackAsync(unfinished, source, ffmpegPath, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !ReferenceEquals(exception, source.Failure))
        {
            throw Failed(target, (exception.HResult & 0xFFFF) is UnixDiskFull or WindowsDiskFull, null, exception);
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    private static async Task PackAsync(
        string unfinished, VideoPieces source, string ffmpegPath, CancellationToken cancellationToken)
    {
        if (!await source.MoveNextAsync().ConfigureAwait(false))
        {
            throw new VideoException(
                "video.file", "There is no video to write: the turn had no speech, or no video was asked for (RenderOptions.Video).");
        }

        VideoContainer container =
            source.Current.Span.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? VideoContainer.WebM : VideoContainer.Mp4;
        TimeSpan soundLead =
            container == VideoContainer.WebM ? await OpusLead.MeasureAsync(ffmpegPath, cancellationToken).ConfigureAwait(false) : TimeSpan.Zero;
        var process = new FfmpegProcess(ffmpegPath, FfmpegArguments.ForFile(container, unfinished, soundLead));
        await using ConfiguredAsyncDisposable processEnd = process.ConfigureAwait(false);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static process => ((FfmpegProcess)process!).Kill(), process);
        bool whole = false;
        try
        {
            do
            {
                await process.Input.WriteAsync(source.Current, cancellationToken).ConfigureAwait(false);
            }
            while (await source.MoveNextAsync().ConfigureAwait(false));
            await process.Input.DisposeAsync().ConfigureAwait(false);
            whole = true;
        }
        catch (IOException exception) when (!ReferenceEquals(exception, source.Failure))
        {
            // FFmpeg is gone: what it said tells why.
        }

        (int exitCode, string? log) = await process.EndAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (exitCode != 0 || !whole || log?.Contains(NoSpace, StringComparison.Ordinal) == true)
        {
            throw Failed(unfinished, log?.Contains(NoSpace, StringComparison.Ordinal) == true, log, null);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Why the video could not be written is what the caller hears of.
        }
    }

    private static VideoException Failed(string path, bool isFull, string? log, Exception? inner) => isFull
        ? new VideoException(
            "video.disk_full", $"There is no room left for the video '{Path.GetFileName(path)}'. Make room, or choose another folder.",
            innerException: inner) { EncoderLog = log, Place = path }
        : new VideoException(
            "video.file", $"The video '{Path.GetFileName(path)}' could not be written. See EncoderLog and the inner exception.",
            innerException: inner) { EncoderLog = log, Place = path };
}
