using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Makes the weights of the acoustic model from what the synthesizers say.</summary>
internal static class AcousticTraining
{
    private const int Seed = 20261124;

    /// <summary>How often each sentence is heard, every time changed in another way.</summary>
    private const int Copies = 2;

    private static readonly string[] EspeakVoices =
    [
        "espeak", "espeak", "espeak+f1", "espeak+f2", "espeak+f3", "espeak+f4", "espeak+m1", "espeak+m2", "espeak+m3", "espeak+m4",
        "espeak+m5", "espeak+m6", "espeak+m7", "espeak+klatt",
        "espeak+klatt2", "espeak+klatt4", "espeak+adam", "espeak+anika", "espeak+edward", "espeak+michael", "espeak+belinda",
        "espeak+john", "espeak+max",
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = TrainingOptions.TryParse(arguments);
        if (options is null)
        {
            Console.Error.WriteLine(
                "Say where to write the weights: eval train-acoustics --out FILE [--passes N] [--hidden N,N] [--without SPEAKER,…] [--share 0.5] "
                    + "[--recordings DIR] [--speech DIR]");
            return 2;
        }

        await LearnAsync(options);
        return 0;
    }

    /// <summary>Makes the weights and writes them.</summary>
    public static async Task LearnAsync(TrainingOptions options)
    {
        var random = new Random(Seed);
        long began = TimeProvider.System.GetTimestamp();
        LearningSet set = await ListenAsync(random, options);
        SoundStatistics statistics = set.Complete();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set.FrameCount / 6000.0:0} minutes of speech, made in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s"));
        var trainer = new AcousticTrainer(random, options.Hidden);
        trainer.Learn(set, options.Recordings is null ? options.Passes : (options.Passes + 1) / 2);
        if (options.Recordings is { } recordings)
        {
            string believed = RecordedPeople.AddTo(set, recordings, trainer.ToModel(statistics), random);
            set.Include(statistics);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{believed} recordings of people are believed; {set.FrameCount / 6000.0:0} minutes in all"));
            trainer.Learn(set, options.Passes);
        }

        await using (FileStream file = File.Create(options.Out!))
        {
            AcousticModelFile.Write(file, trainer.ToModel(statistics));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Out}: {new FileInfo(options.Out!).Length} bytes, {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s in all"));
    }

    /// <summary>What is heard.</summary>
    internal static IReadOnlyList<VoiceLine> Lines(Random random, TrainingOptions options)
    {
        List<VoiceLine> lines = [];
        foreach ((string locale, string text, bool isShuffled) in SpeechTexts.Training(random))
        {
            List<string> chosen = [EspeakVoices[random.Next(EspeakVoices.Length)]];
            if (locale is not "en-US" and not "en-GB")
            {
                chosen.Add(EspeakVoices[random.Next(EspeakVoices.Length)]);
            }

            foreach (Speaker speaker in Speakers.Of(locale))
            {
                // Each as often as the others, however many voices were made of them.
                string voice = speaker.Voices[random.Next(speaker.Voices.Count)];
                if (!options.Without.Contains(speaker.Name))
                {
                    chosen.Add(voice);
                }
            }

            // Said at the same rate whoever else is heard, so that what is kept of it serves again.
            double rate = Math.Round(0.75 + (0.75 * random.NextDouble()), 2);
            if (random.NextDouble() < options.Share)
            {
                lines.AddRange(chosen.Select(voice => new VoiceLine(voice, locale, text, rate) { IsShuffled = isShuffled }));
            }
        }

        return lines;
    }

    private static async Task<LearningSet> ListenAsync(Random random, TrainingOptions options)
    {
        IReadOnlyList<VoiceLine> lines = Lines(random, options);
        HashSet<string> shuffled = [.. lines.Where(static line => line.IsShuffled).Select(static line => line.Text)];
        await using var voices = new Voices();
        var set = new LearningSet();
        KeptSpeech? kept = options.Speech is { } folder ? new KeptSpeech(folder) : null;
        await foreach (SpokenSample sample in voices.SpeakAsync(lines, kept))
        {
            for (int copy = 0; copy < Copies; copy++)
            {
                Add(set, sample, random, !shuffled.Contains(sample.Text));
            }
        }

        for (int i = 0; i < 60 * options.Share; i++)
        {
            set.Add(Augmentation.Noise(random, 2 * SpeechResampler.Rate), 1, [], isUsual: false);
        }

        for (int i = 0; i < 25 * OtherSounds.Kinds * options.Share; i++)
        {
            set.Add(OtherSounds.Make(i % OtherSounds.Kinds, random, 3 * SpeechResampler.Rate), 1, [], isUsual: false);
        }

        return set;
    }

    private static void Add(LearningSet set, SpokenSample sample, Random random, bool isUsual)
    {
        VariedSpeech varied = Augmentation.Vary(sample, random);
        set.Add(
            varied.Samples,
            varied.Warp,
            [.. sample.Sounds().Select(sound => (sound.Sound, sound.Start / varied.Speed, sound.End / varied.Speed))],
            isUsual);
    }
}
