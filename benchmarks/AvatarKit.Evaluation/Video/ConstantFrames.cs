using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>FFmpeg encoding one and the same picture over and over, told the same: what a renderer that gives it every frame can at best reach here and now.</summary>
internal static class ConstantFrames
{
    /// <returns>Seconds it takes.</returns>
    public static async Task<double> EncodeAsync(VideoRenderingOptions options, double seconds)
    {
        FfmpegProgram program = await FfmpegProgram.FindAsync(options.FfmpegPath, default).ConfigureAwait(false);
        var format = new VideoFormat(options.Width, options.Height, options.FrameRate, false, 24_000, 1);
        using var frame = new VideoFrame(options.Width, options.Height, false, static _ => { });
        frame.WithHeadroom(0).Fill(128);
        var process = new FfmpegProcess(program.Path, FfmpegArguments.ForStream(options, program));
        await using (process.ConfigureAwait(false))
        {
            TimeProvider clock = TimeProvider.System;
            long since = clock.GetTimestamp();
            Task reading = process.Output.CopyToAsync(Stream.Null);
            await Task.Factory.StartNew(() => Write(process.Input, format, frame, (int)(seconds * options.FrameRate)), default, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            await process.EndAsync().ConfigureAwait(false);
            return clock.GetElapsedTime(since).TotalSeconds;
        }
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
