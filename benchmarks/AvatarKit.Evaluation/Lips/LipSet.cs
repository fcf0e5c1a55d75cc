using System.Globalization;
using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>The whole set: every sentence spoken, rendered to a video file, and measured on it against the voice's own phones.</summary>
internal static class LipSet
{
    public static async Task<int> RunAsync(LipsOptions options)
    {
        (int Number, LipSentence Sentence)[] chosen = [.. LipSentence.ReadAll()
            .Index()
            .Where(item => options.Only.Count == 0 || options.Only.Contains(item.Index))
            .Take(options.Limit)];
        PlantedError? planted = options.Planted is null ? null : PlantedError.Parse(options.Planted);
        var face = new InterruptingFace(LipFaces.Open(options));
        await using var voices = new LocalSpeechSynthesizer();
        await using var renderer = new VideoRenderer(new VideoRenderingOptions
        {
            Width = options.Height * 16 / 9 / 2 * 2,
            Height = options.Height,
            FrameRate = options.FrameRate,
            Face = face,
        });
        var total = new LipReport();
        var events = new List<string>();
        int frames = 0;
        int failures = 0;
        using var scratch = new ScratchFolder();
        string folder = options.Keep ?? scratch.Path;
        Directory.CreateDirectory(folder);
        foreach ((int number, LipSentence sentence) in chosen)
        {
            try
            {
                string path = Path.Combine(folder, number.ToString("000", CultureInfo.InvariantCulture));
                LipReport report = await MeasureAsync(await LipSpeech.SpeakAsync(sentence, voices), path, renderer, face, planted, options);
                total.Add(report);
                frames += report.Frames;
                events.AddRange(report.ToLines(number));
                Console.WriteLine(Line(number, sentence, report));
            }
            catch (LipsException e)
            {
                failures++;
                Console.WriteLine($"{number,3} {sentence.Voice,-14} could not be measured: {e.Message}  {sentence.Text}");
            }
        }

        if (options.Events is not null)
        {
            await File.WriteAllLinesAsync(options.Events, events);
        }

        Console.WriteLine();
        string what = options.IsTrack ? "face tracks alone" : face.Name;
        Console.WriteLine($"{chosen.Length - failures} of {chosen.Length} sentences{(options.IsInterrupted ? ", interrupted" : "")}, {what}, "
            + $"{options.Height} rows, {options.FrameRate} frames a second, {frames} pictures.");
        if (options.IsTrack)
        {
            Console.WriteLine(total.Pace);
        }

        int code = LipsCommand.Finish(total, options);
        return failures > 0 ? 1 : code;
    }

    private static async Task<LipReport> MeasureAsync(
        LipSpeech speech,
        string path,
        VideoRenderer renderer,
        InterruptingFace face,
        PlantedError? planted,
        LipsOptions options)
    {
        double? interruptedAt = options.InterruptedAt;
        if (planted is not null && planted.Kind != PlantedKind.Shift)
        {
            double cut = speech.OpenMoment();
            interruptedAt = planted.Kind == PlantedKind.InterruptedOpen ? cut : interruptedAt;
            speech = speech with { Segment = speech.Segment with { Visemes = planted.Plant(speech.Segment.Visemes, cut) } };
        }

        string audio = path + ".wav";
        await WaveWriter.WriteAsync(audio, speech.Segment.Format, speech.Segment.Audio);
        if (options.IsTrack)
        {
            return await LipTrack.MeasureAsync(speech, audio, options);
        }

        string video = path + ".mp4";
        using var interruption = new CancellationTokenSource();
        face.InterruptAt(options.IsInterrupted ? speech.OpenMoment() : null, interruption);
        var request =
            new RenderOptions { Video = true, Locale = speech.Sentence.Locale, FrameRate = options.FrameRate, Interruption = interruption.Token };
        await RenderAsync(speech, video, renderer, request);
        if (options.IsInterrupted)
        {
            // Where the speech ends is heard, not asked of the renderer.
            interruptedAt = (await SourceAudio.ReadAsync(video)).SoundEnd();
        }

        if (options.Keep is not null)
        {
            await File.WriteAllTextAsync(path + ".json", speech.Marks.ToJson());
        }

        if (planted is { Kind: PlantedKind.Shift })
        {
            string shifted = await planted.RemuxAsync(video, Path.GetDirectoryName(video)!);
            File.Move(shifted, video, overwrite: true);
        }

        return await LipVideo.MeasureAsync(video, audio, speech.Marks, options.Mouth, interruptedAt, options.Keep is null ? null : path + ".tsv");
    }

    private static async Task RenderAsync(LipSpeech speech, string video, VideoRenderer renderer, RenderOptions request)
    {
        await using FileStream file = File.Create(video);
        await foreach (AvatarRendering rendering in renderer.RenderAsync(AsyncEnumerable.Repeat(speech.Segment, 1), request))
        {
            if (rendering is RenderingWarning warning)
            {
                throw warning.Error;
            }

            if (rendering is VideoRendering piece)
            {
                await file.WriteAsync(piece.Data);
            }
        }
    }

    private static string Line(int number, LipSentence sentence, LipReport report)
    {
        LipStatistics closures = LipStatistics.Of(report.Closures);
        LipStatistics onsets = LipStatistics.Of(report.Onsets);
        double shut = LipStatistics.Of(report.Shut).Largest;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{number,3} {sentence.Voice,-14} closures {closures.Count,2}: {closures.Median,6:0.0} ms (largest {closures.Largest,5:0.0}); "
                + $"onsets {onsets.Count}: {onsets.Median,6:0.0} ({onsets.Largest,5:0.0}); shut {shut,5:0} ms; open {report.OpenFrames}, "
                + $"missed {report.MissedClosures.Count}+{report.MissedOnsets.Count}+{report.NeverShut.Count}  {sentence.Text}");
    }
}
