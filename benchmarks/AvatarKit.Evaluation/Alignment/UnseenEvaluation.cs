namespace AvatarKit.Evaluation;

/// <summary>Measures lip sync without marks on speakers that its model has not heard, each left out of the learning with all their voices.</summary>
internal static class UnseenEvaluation
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = UnseenOptions.TryParse(arguments);
        if (options is null)
        {
            Console.Error.WriteLine("eval align-unseen --models DIR [--fold N] [--as-shipped] [what train-acoustics takes]");
            return 2;
        }

        Dictionary<string, AlignmentScore> scores = new(StringComparer.Ordinal);
        await using var voices = new Voices();
        for (int fold = 0; fold < Speakers.Folds.Count; fold++)
        {
            if (options.Fold is { } only && only != fold + 1)
            {
                continue;
            }

            AcousticModel model = options.AsShipped ? AcousticModel.Default : await ModelAsync(options, fold);
            foreach (Speaker speaker in Speakers.Folds[fold].Select(Speakers.Get))
            {
                await MeasureAsync(voices, speaker, model, scores);
            }
        }

        Console.WriteLine(AlignmentScore.UnseenHeader);
        var all = new AlignmentScore();
        foreach ((string voice, AlignmentScore score) in scores)
        {
            Console.WriteLine(score.ToUnseenRow(voice));
            all.Add(score);
        }

        Console.WriteLine(all.ToUnseenRow("all"));
        return 0;
    }

    /// <summary>The model of a fold: one that is there, or a new one.</summary>
    private static async Task<AcousticModel> ModelAsync(UnseenOptions options, int fold)
    {
        Directory.CreateDirectory(options.Models);
        string path = Path.Combine(options.Models, $"without-{string.Join('-', Speakers.Folds[fold])}.bin");
        if (!File.Exists(path))
        {
            await AcousticTraining.LearnAsync(options.Training with { Out = path, Without = Speakers.Folds[fold] });
        }

        return AlignOptions.ReadModel(path);
    }

    private static async Task MeasureAsync(Voices voices, Speaker speaker, AcousticModel model, Dictionary<string, AlignmentScore> scores)
    {
        VoiceLine[] lines =
        [
            .. SpeechTexts.Test()
                .Where(item => item.Locale == speaker.Locale)
                .SelectMany(item => speaker.Voices.Select(voice => new VoiceLine(voice, item.Locale, item.Text, 1))),
        ];
        var options = new AlignOptions { Model = model };
        await foreach (SpokenSample sample in voices.SpeakAsync(lines))
        {
            scores.TryAdd(sample.Voice, new AlignmentScore());
            scores[sample.Voice].Add(AlignEvaluation.Measure(sample, TruePhone.Of(sample), options));
        }
    }
}
