using System.Runtime.CompilerServices;

namespace AvatarKit.Rendering;

/// <summary>Finds out how much too early an FFmpeg puts Opus into WebM: versions before some of 6 leave out what Opus needs to get going,
/// 6.5 ms.</summary>
internal static class OpusLead
{
    /// <summary>What libopus needs to get going: 312 samples of 48 kHz.</summary>
    private static readonly TimeSpan Opus = TimeSpan.FromMilliseconds(6.5);

    private const int Size = 64;
    private const int Rate = 48_000;
    private const int FrameRate = 25;
    private const int Frames = 5;

    /// <summary>Asks any FFmpeg.</summary>
    /// <returns>By how much sound must be given later than it is.</returns>
    /// <exception cref="VideoException">FFmpeg is missing or cannot make WebM.</exception>
    public static async Task<TimeSpan> MeasureAsync(string path, CancellationToken cancellationToken)
    {
        FfmpegProgram program = await FfmpegProgram.FindAsync(path, cancellationToken).ConfigureAwait(false);
        program.Require(VideoContainer.WebM);
        return await MeasureAsync(path, FfmpegArguments.ForStream(new VideoRenderingOptions { Container = VideoContainer.WebM }, program),
            alpha: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a moment of video and looks at its times.</summary>
    /// <returns>By how much sound must be given later than it is.</returns>
    /// <exception cref="VideoException">FFmpeg is missing.</exception>
    public static async Task<TimeSpan> MeasureAsync(string path, IReadOnlyList<string> arguments, bool alpha, CancellationToken cancellationToken)
    {
        var format = new VideoFormat(Size, Size, FrameRate, alpha, Rate, 1);
        var process = new FfmpegProcess(path, arguments);
        await using ConfiguredAsyncDisposable processEnd = process.ConfigureAwait(false);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static process => ((FfmpegProcess)process!).Kill(), process);
        var splitter = new WebMSplitter(format, static _ => null);
        try
        {
            // Less than any pipe holds: it can be written before anything is read.
            await process.Input.WriteAsync(Clip(format), cancellationToken).ConfigureAwait(false);
            await process.Input.DisposeAsync().ConfigureAwait(false);
            byte[] buffer = new byte[1 << 14];
            int count;
            while ((count = await process.Output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                splitter.Append(buffer.AsSpan(0, count));
                while (splitter.TryRead(out _))
                {
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The first video fails in the same way, and says how.
        }

        cancellationToken.ThrowIfCancellationRequested();
        // WebM counts in milliseconds: what it says is rounded.
        return splitter.SoundLead > Opus / 2 ? Opus : TimeSpan.Zero;
    }

    private static byte[] Clip(VideoFormat format)
    {
        using var clip = new MemoryStream();
        clip.Write(RawMatroska.Header(format));
        byte[] prefix = new byte[RawMatroska.PrefixLength];
        byte[] picture = new byte[YuvPlanes.Length(Size, Size, format.HasAlpha)];
        byte[] sound = new byte[Rate / FrameRate * 2];
        for (int i = 0; i < Frames; i++)
        {
            RawMatroska.WriteAudioPrefix(prefix, (long)i * (Rate / FrameRate), Rate, sound.Length);
            clip.Write(prefix);
            clip.Write(sound);
            RawMatroska.WriteFramePrefix(prefix, i, FrameRate, picture.Length);
            clip.Write(prefix);
            clip.Write(picture);
        }

        return clip.ToArray();
    }
}
