using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Makes the weights of the acoustic model from what the synthesizers say.</summary>
internal static class AcousticTraining
{
    private const int Seed = 20261124;

    private static readonly string[] FliteVoices = ["flite/slt", "flite/rms", "flite/kal16"];

    private static readonly string[] EspeakVoices =
    [
        "espeak", "espeak", "espeak+f1", "espeak+f2", "espeak+f3", "espeak+f4", "espeak+m1", "espeak+m2", "espeak+m3", "espeak+m4",
        "espeak+m5", "espeak+m6", "espeak+m7", "espeak+klatt",
        "espeak+klatt2", "espeak+klatt4", "espeak+adam", "espeak+anika", "espeak+edward", "espeak+michael", "espeak+belinda",
        "espeak+john", "espeak+max",
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ["--out", string path, .. string[] rest])
        {
            Console.Error.WriteLine("Say where to write the weights: eval train-acoustics --out FILE [--passes N] [--hidden N,N]");
            return 2;
        }

        int passes = rest.SkipWhile(static argument => argument != "--passes")
            .Skip(1)
            .Select(static value => int.Parse(value, CultureInfo.InvariantCulture))
            .FirstOrDefault(6);
        int[] hidden = rest.SkipWhile(static argument => argument != "--hidden").Skip(1).Take(1)
                .SelectMany(static value => value.Split(',').Select(static size => int.Parse(size, CultureInfo.InvariantCulture)))
                .ToArray() is { Length: > 0 } given ? given : [256, 144];
        var random = new Random(Seed);
        long began = TimeProvider.System.GetTimestamp();
        LearningSet set = await ListenAsync(random);
        SoundStatistics statistics = set.Complete();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set.FrameCount / 6000.0:0} minutes of speech, made in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s"));
        var trainer = new AcousticTrainer(random, hidden);
        trainer.Learn(set, passes);
        await using (FileStream file = File.Create(path))
        {
            AcousticModelFile.Write(file, trainer.ToModel(statistics));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {new FileInfo(path).Length} bytes, {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s in all"));
        return 0;
    }

    private static async Task<LearningSet> ListenAsync(Random random)
    {
        await using var voices = new Voices();
        var set = new LearningSet();
        foreach ((string locale, string text, bool isShuffled) in SpeechTexts.Training(random))
        {
            List<string> chosen = [EspeakVoices[random.Next(EspeakVoices.Length)]];
            if (locale is not "en-US" and not "en-GB")
            {
                chosen.Add(EspeakVoices[random.Next(EspeakVoices.Length)]);
            }

            if (locale == "en-US")
            {
                // Twice, each time changed in another way: these are the voices nearest to people's.
                chosen.AddRange(FliteVoices);
                chosen.AddRange(FliteVoices);
            }

            foreach (string voice in chosen)
            {
                SpokenSample sample = await voices.SpeakAsync(voice, locale, text, Math.Round(0.75 + (0.75 * random.NextDouble()), 2));
                float[] samples = Augmentation.Vary(sample, random, out double speed);
                set.Add(samples, [.. sample.Sounds().Select(sound => (sound.Sound, sound.Start / speed, sound.End / speed))], !isShuffled);
            }
        }

        for (int i = 0; i < 60; i++)
        {
            set.Add(Augmentation.Noise(random, 2 * SpeechResampler.Rate), [], isUsual: false);
        }

        return set;
    }
}
