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
    /// <exception cref="VideoException">FFmpeg is missing or failed, the disk is full, or the file cannot be written.</exception>
    public static async Task WriteAsync(
        string path, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, string ffmpegPath = "ffmpeg", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentException.ThrowIfNullOrWhiteSpace(ffmpegPath);
        string target = Path.GetFullPath(path);
        // Beside the target: moving within a folder is one step, and needs no other disk.
        string unfinished = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await PackAsync(unfinished, pieces, ffmpegPath, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(target, (exception.HResult & 0xFFFF) is UnixDiskFull or WindowsDiskFull, null, exception);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task PackAsync(
        string unfinished, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, string ffmpegPath, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ReadOnlyMemory<byte>> source = pieces.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable sourceEnd = source.ConfigureAwait(false);
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
        catch (IOException)
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

    private static VideoException Failed(string path, bool isFull, string? log, Exception? inner) => isFull
        ? new VideoException(
            "video.disk_full", $"There is no room left for the video in '{Path.GetDirectoryName(path)}'. Make room, or choose another folder.",
            innerException: inner) { EncoderLog = log }
        : new VideoException(
            "video.file", $"The video could not be written in '{Path.GetDirectoryName(path)}'. See EncoderLog and the inner exception.",
            innerException: inner) { EncoderLog = log };
}
