using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>FFmpeg encoding one and the same picture over and over, told the same: what a renderer that gives it
/// every frame can at best reach here and now.</summary>
internal static class ConstantFrames
{
    /// <summary>How long a process that was just started is left alone: it loads its libraries for a while.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    /// <returns>Seconds it takes a process that has just been started.</returns>
    public static async Task<double> EncodeAsync(VideoRenderingOptions options, double seconds)
        => (await RunAsync(options, seconds, default).ConfigureAwait(false)).All;

    /// <returns>Seconds until the first fragment, of a process that was started ahead.</returns>
    public static async Task<double> FirstFragmentAsync(VideoRenderingOptions options)
        => (await RunAsync(options, 1, Settling).ConfigureAwait(false)).First;

    private static async Task<(double First, double All)> RunAsync(VideoRenderingOptions options, double seconds, TimeSpan settling)
    {
        FfmpegProgram program = await FfmpegProgram.FindAsync(options.FfmpegPath, default).ConfigureAwait(false);
        var format = new VideoFormat(options.Width, options.Height, options.FrameRate, false, 24_000, 1);
        using var frame = new VideoFrame(options.Width, options.Height, false, static _ => { });
        frame.WithHeadroom(0).Fill(128);
        TimeProvider clock = TimeProvider.System;
        var process = new FfmpegProcess(program.Path, FfmpegArguments.ForStream(options, program));
        await using (process.ConfigureAwait(false))
        {
            await Task.Delay(settling, clock).ConfigureAwait(false);
            long since = clock.GetTimestamp();
            Task<long> reading = ReadAsync(process.Output);
            await Task.Factory.StartNew(
                () => Write(process.Input, format, frame, (int)(seconds * options.FrameRate)),
                default,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).ConfigureAwait(false);
            long first = await reading.ConfigureAwait(false);
            await process.EndAsync().ConfigureAwait(false);
            return (clock.GetElapsedTime(since, first).TotalSeconds, clock.GetElapsedTime(since).TotalSeconds);
        }
    }

    /// <returns>When the first fragment was whole.</returns>
    private static async Task<long> ReadAsync(Stream output)
    {
        var splitter = new Mp4Splitter();
        byte[] buffer = new byte[1 << 16];
        long first = 0;
        int count;
        while ((count = await output.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            splitter.Append(buffer.AsSpan(0, count));
            while (splitter.TryRead(out VideoFragment? piece))
            {
                first = first == 0 && !piece.IsInitialization ? TimeProvider.System.GetTimestamp() : first;
            }
        }

        return first;
    }

    private static void Write(Stream input, VideoFormat format, VideoFrame frame, int frames)
    {
        input.Write(RawMatroska.Header(format));
        byte[] prefix = new byte[RawMatroska.PrefixLength];
        byte[] silence = new byte[format.SampleRate * 2 / 10];
        for (int i = 0; i < frames; i++)
        {
            if (i % (format.FrameRate / 10) == 0)
            {
                long sample = (long)(i / (format.FrameRate / 10)) * (silence.Length / 2);
                RawMatroska.WriteAudioPrefix(prefix, sample, format.SampleRate, silence.Length);
                input.Write(prefix);
                input.Write(silence);
            }

            RawMatroska.WriteFramePrefix(frame.WithHeadroom(RawMatroska.PrefixLength), i, format.FrameRate, frame.Length);
            input.Write(frame.WithHeadroom(RawMatroska.PrefixLength));
        }

        input.Close();
    }
}
