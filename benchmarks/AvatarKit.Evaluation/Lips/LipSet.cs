using System.Globalization;
using AvatarKit.Local;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary>The whole set: every sentence spoken, rendered to a video file, and measured on it against the voice's own phones.</summary>
internal static class LipSet
{
    private const int Width = 1280;
    private const int Height = 720;

    public static async Task<int> RunAsync(LipsOptions options)
    {
        IReadOnlyList<LipSentence> sentences = [.. LipSentence.ReadAll().Take(options.Limit)];
        PlantedError? planted = options.Planted is null ? null : PlantedError.Parse(options.Planted);
        AvatarFace face = LipFaces.Open(options);
        await using var voices = new LocalSpeechSynthesizer();
        await using var renderer = new VideoRenderer(new VideoRenderingOptions { Width = Width, Height = Height, FrameRate = options.FrameRate, Face = face });
        var total = new LipReport();
        int frames = 0;
        var failures = new List<string>();
        using var scratch = new ScratchFolder();
        string folder = options.Keep ?? scratch.Path;
        Directory.CreateDirectory(folder);
        for (int i = 0; i < sentences.Count; i++)
        {
            LipSentence sentence = sentences[i];
            try
            {
                LipReport report = await MeasureAsync(sentence, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i:000}")), voices, renderer, planted, options);
                total.Add(report);
                frames += report.Frames;
                Console.WriteLine(Line(sentence, report));
            }
            catch (LipsException e)
            {
                failures.Add($"{sentence.Voice}: {sentence.Text}: {e.Message}");
                Console.WriteLine($"{sentence.Voice,-14} could not be measured: {e.Message}");
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{sentences.Count - failures.Count} of {sentences.Count} sentences, {face.Name}, {options.FrameRate} frames a second, {frames} pictures.");
        int code = LipsCommand.Finish(total, options);
        return failures.Count > 0 ? 1 : code;
    }

    private static async Task<LipReport> MeasureAsync(LipSentence sentence, string path, LocalSpeechSynthesizer voices, VideoRenderer renderer, PlantedError? planted, LipsOptions options)
    {
        (SpokenSegment segment, LipMarks marks) = await SpeakAsync(sentence, voices);
        double length = segment.Format.ToTime(segment.Visemes.Length).TotalSeconds;
        double? interruptedAt = options.InterruptedAt;
        if (planted is not null && planted.Kind != PlantedKind.Shift)
        {
            // In the middle of the last vowel before the middle of the sentence, where a mouth is open.
            double cut = marks.Phones.LastOrDefault(phone => phone.IsVowel && phone.End < length / 2).Centre;
            interruptedAt = planted.Kind == PlantedKind.InterruptedOpen ? cut : interruptedAt;
            segment = segment with { Visemes = planted.Plant(segment.Visemes, cut) };
        }

        string video = path + ".mp4";
        await using (FileStream file = File.Create(video))
        {
            await foreach (AvatarRendering rendering in renderer.RenderAsync(AsyncEnumerable.Repeat(segment, 1), new RenderOptions { Video = true, Locale = sentence.Locale, FrameRate = options.FrameRate }))
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

        string audio = path + ".wav";
        await WaveWriter.WriteAsync(audio, segment.Format, segment.Audio);
        if (options.Keep is not null)
        {
            await File.WriteAllTextAsync(path + ".json", marks.ToJson());
        }

        if (planted is { Kind: PlantedKind.Shift })
        {
            string shifted = await planted.RemuxAsync(video, Path.GetDirectoryName(video)!);
            File.Move(shifted, video, overwrite: true);
        }

        return await LipVideo.MeasureAsync(video, audio, marks, options.Mouth, interruptedAt, options.Keep is null ? null : path + ".tsv");
    }

    /// <summary>A sentence as the engine hands it to a renderer, and the truth about it: the voice's phones as they are, before anything was smoothed for the mouth.</summary>
    private static async Task<(SpokenSegment Segment, LipMarks Marks)> SpeakAsync(LipSentence sentence, LocalSpeechSynthesizer voices)
    {
        using var audio = new MemoryStream();
        List<SpeechMark> marks = [];
        AudioFormat format = default;
        await foreach (SpeechChunk chunk in voices.SynthesizeAsync(new SpeechRequest { Text = sentence.Text, Voice = sentence.Voice, Locale = sentence.Locale, Rate = sentence.Rate }))
        {
            format = chunk.Format;
            audio.Write(chunk.Audio.Span);
            marks.AddRange(chunk.Marks);
        }

        long length = format.SamplesIn(audio.Length);
        VisemeTrack track = new MarkLipSync().CreateTrack(new LipSyncInput { Format = format, Audio = audio.ToArray(), Length = length, Text = sentence.Text, Locale = sentence.Locale, Marks = marks });
        var segment = new SpokenSegment
        {
            Index = 0,
            Offset = TimeSpan.Zero,
            Caption = sentence.Text,
            Format = format,
            Audio = audio.ToArray(),
            Visemes = track,
            Words = [.. marks.Where(static mark => mark.Kind == SpeechMarkKind.Word)],
            IsLast = true,
        };
        return (segment, LipMarks.FromSpeech(marks, format.SampleRate, length));
    }

    private static string Line(LipSentence sentence, LipReport report)
    {
        LipStatistics closures = LipStatistics.Of(report.Closures);
        LipStatistics onsets = LipStatistics.Of(report.Onsets);
        double shut = LipStatistics.Of(report.Shut).Largest;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sentence.Voice,-14} closures {closures.Count,2}: {closures.Median,6:0.0} ms (largest {closures.Largest,5:0.0}); onsets {onsets.Count}: {onsets.Median,6:0.0} ({onsets.Largest,5:0.0}); shut {shut,5:0} ms; open {report.OpenFrames}, missed {report.MissedClosures.Count}+{report.MissedOnsets.Count}+{report.NeverShut.Count}  {sentence.Text}");
    }
}
