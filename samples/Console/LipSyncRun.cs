using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>lipsync</c>: all of the file, or none of it and one line that says why.</summary>
internal static class LipSyncRun
{
    public static async Task<int> RunAsync(LipSyncSettings settings)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await WriteAsync(settings, stop.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is ConsoleException or AvatarKitException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(Terminal.Clean(exception.Message).ReplaceLineEndings(" "));
            return ConsoleProgram.Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task WriteAsync(LipSyncSettings settings, CancellationToken cancellationToken)
    {
        LipSyncFileFormat format = settings.ToFormat();
        Check(settings, format);
        string text = settings.TextFile is { } file ? await File.ReadAllTextAsync(file, cancellationToken) : settings.Text ?? "";
        bool isPiped = settings.Recording == "-";
        Stream input = isPiped ? System.Console.OpenStandardInput() : File.OpenRead(settings.Recording);
        await using (input)
        {
            await using WaveReader audio = await WaveFile.OpenAsync(input, leaveOpen: true, cancellationToken);
            var options = new LipSyncFileOptions
            {
                FrameRate = settings.FrameRate ?? 60,
                SoundFile = isPiped ? "" : Path.GetFullPath(settings.Recording),
            };
            TimeSpan end = TimeSpan.Zero;
            await ReplyFiles.WriteFileAsync(
                settings.Output!,
                stream => LipSyncFile.WriteSegmentsAsync(
                    stream,
                    Watch(RecordedSpeech.ReadAsync(audio, text, settings.Locale, cancellationToken)),
                    format,
                    options,
                    cancellationToken));
            if (audio.Unread is { } unread)
            {
                await System.Console.Error.WriteLineAsync(unread);
            }

            if (settings.Output != "-")
            {
                await System.Console.Out.WriteLineAsync(
                    FormattableString.Invariant($"{settings.Output}: {end.TotalSeconds:0.##} s of speech as {settings.Format}."));
            }

            async IAsyncEnumerable<SpokenSegment> Watch(
                IAsyncEnumerable<SpokenSegment> segments,
                [EnumeratorCancellation] CancellationToken token = default)
            {
                await foreach (SpokenSegment segment in segments.WithCancellation(token))
                {
                    end = segment.Offset + segment.Format.ToTime(segment.Visemes.Length);
                    yield return segment;
                }
            }
        }
    }

    private static void Check(LipSyncSettings settings, LipSyncFileFormat format)
    {
        if (string.IsNullOrEmpty(settings.Output))
        {
            throw new ConsoleException("--out says where the track goes, for example --out track.json, or --out - for the standard output.");
        }

        if (settings.Text is not null && settings.TextFile is not null)
        {
            throw new ConsoleException("--text and --text-file say the same thing: give one of them.");
        }

        if (settings.FrameRate is not null && format != LipSyncFileFormat.Arkit)
        {
            throw new ConsoleException("--fps goes with --format arkit; "
                + $"{(format == LipSyncFileFormat.Azure ? "azure always has 60 frames per second" : $"{settings.Format} has no frames")}.");
        }

        if (settings.FrameRate is < 1 or > 240)
        {
            throw new ConsoleException($"--fps {settings.FrameRate} is not from 1 to 240.");
        }

        if (settings.Recording != "-")
        {
            if (Directory.Exists(settings.Recording))
            {
                throw new ConsoleException($"'{settings.Recording}' is a folder: name the WAV file in it.");
            }

            if (!File.Exists(settings.Recording))
            {
                throw new ConsoleException($"There is no file '{settings.Recording}'.");
            }

            if (Path.GetFullPath(settings.Recording) == Path.GetFullPath(settings.Output))
            {
                throw new ConsoleException("--out is the recording itself: give the track another name.");
            }
        }

        if (settings.Output != "-" && Directory.Exists(settings.Output))
        {
            throw new ConsoleException($"--out '{settings.Output}' is a folder: name a file in it.");
        }
    }
}
