using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace AvatarKit.Samples.Console;

/// <summary>One run of <c>say</c>: what is said, and then the voice that says it; or one line that says why not.</summary>
internal static class SayRun
{
    public static async Task<int> RunAsync(SaySettings settings)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        System.Console.OutputEncoding = System.Text.Encoding.UTF8;
        if (System.Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 10_000;
        }

        try
        {
            string text = settings.Text == "-" ? await System.Console.In.ReadToEndAsync(stop.Token) : settings.Text;
            Check(settings, text);
            bool isSaid = Show(AnsiConsole.Console, text, settings);
            if (isSaid && !settings.Quiet)
            {
                await SpeakAsync(settings, text, stop.Token);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            return ConsoleProgram.Interrupted;
        }
        catch (Exception exception) when (exception is ConsoleException or PlayerException or AvatarKitException or OptionsValidationException
            or IOException or UnauthorizedAccessException)
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

    private static void Check(SaySettings settings, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ConsoleException("There is nothing to say: give a text, for example ./demo say \"It is 14:30.\"");
        }

        if (settings.Output is { } output && Directory.Exists(output))
        {
            throw new ConsoleException($"--out '{output}' is a folder: name a WAV file in it.");
        }
    }

    /// <summary>Prints each sentence, what is said for it, and the pieces of it that were taken for something.</summary>
    /// <returns>Whether anything is said.</returns>
    private static bool Show(IAnsiConsole console, string text, SaySettings settings)
    {
        bool isSaid = false;
        SpeakableTextOptions options = new() { NameEmoji = settings.NameEmoji };
        foreach (TextSegment sentence in Sentences(text))
        {
            SpeakableText speakable = SpeakableTextConverter.Convert(sentence.Text, settings.Locale, options);
            isSaid |= speakable.Spoken.Length > 0;
            console.MarkupLineInterpolated($"[grey]{"written",-8}[/] {Terminal.Clean(speakable.Original).Trim()}");
            console.MarkupLineInterpolated($"[grey]{"said",-8}[/] {(speakable.Spoken.Length > 0 ? speakable.Spoken : "nothing")}");
            IReadOnlyList<ReadPiece> pieces = ReadPiece.Of(speakable);
            if (pieces.Count > 0)
            {
                Table table = new Table().Border(TableBorder.Simple).AddColumns("class", "written", "said");
                foreach (ReadPiece piece in pieces)
                {
                    table.AddRow(
                        new Text(piece.Kind.ToString().ToLowerInvariant()),
                        new Text(Terminal.Clean(piece.Written)),
                        new Text(piece.Said == piece.Written ? "as it is, by the voice" : piece.Said));
                }

                console.Write(table);
            }
        }

        return isSaid;
    }

    private static List<TextSegment> Sentences(string text)
    {
        // Whole sentences: a turn may cut the first one at a clause, to be heard sooner.
        SentenceSegmenter segmenter = new(new SegmentationOptions { FirstClauseLength = 1000, MaxLength = 10_000 });
        List<TextSegment> sentences = [];
        segmenter.Append(text, sentences);
        segmenter.Complete(sentences);
        return sentences;
    }

    private static async Task SpeakAsync(SaySettings settings, string text, CancellationToken stop)
    {
        var console = new ConsoleSettings
        {
            Question = "",
            HasQuestion = true,
            Json = false,
            Voice = settings.Voice,
            Locale = settings.Locale,
            NameEmoji = settings.NameEmoji,
        };
        ServiceProvider services = AvatarServices.Create(console);
        await using (services)
        {
            await VoiceChoice.CheckAsync(services.GetRequiredService<ISpeechSynthesizer>(), console);
            AvatarResponse response = await services.GetRequiredService<IConversationEngine>().GetResponseAsync(
                new AvatarRequest
                {
                    Message = "",
                    Verbatim = text,
                    Locale = settings.Locale,
                    Voice = console.Voice,
                    Remember = false,
                    Outputs = AvatarOutputs.Speech,
                },
                stop);
            stop.ThrowIfCancellationRequested();
            response.EnsureCompleted();
            foreach (AvatarError warning in response.Warnings)
            {
                await System.Console.Error.WriteLineAsync(Terminal.Clean(warning.Message).ReplaceLineEndings(" "));
            }

            await (settings.Output is { } output ? WriteAsync(output, response.Segments) : PlayAsync(response.Segments, stop));
        }
    }

    private static async Task WriteAsync(string output, IReadOnlyList<SpeechSegment> segments)
    {
        await ReplyFiles.WriteFileAsync(output, stream =>
        {
            WaveFile.Write(stream, segments);
            return Task.CompletedTask;
        });
        if (output != "-")
        {
            double seconds = segments.Sum(static segment => segment.Duration.TotalSeconds);
            AnsiConsole.MarkupLineInterpolated(
                System.Globalization.CultureInfo.InvariantCulture,
                $"[grey]{"file",-8}[/] {output} [grey]({seconds:0.0} s by {(segments.Count > 0 ? segments[0].Voice : null) ?? "no voice"})[/]");
        }
    }

    private static async Task PlayAsync(IReadOnlyList<SpeechSegment> segments, CancellationToken stop)
    {
        if (PlayerProgram.Find() is not { } player)
        {
            throw new ConsoleException("No player was found, so nothing is heard. Install FFmpeg, whose ffplay plays, "
                + "write a file with --out speech.wav, or leave the sound out with --quiet.");
        }

        var clock = new PlaybackClock(TimeProvider.System);
        using IVoiceOutput voice = player.TakesStream
            ? new StreamedVoice(player, clock, static () => { }, TimeProvider.System)
            : new FiledVoice(player, clock, static () => { }, TimeProvider.System);
        foreach (SpeechSegment segment in segments)
        {
            await voice.PlayAsync(segment, stop);
        }

        await voice.FinishAsync(stop);
    }
}
