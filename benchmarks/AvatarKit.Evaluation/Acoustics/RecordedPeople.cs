namespace AvatarKit.Evaluation;

/// <summary>Recordings of people whose sounds nobody marked: they are where a model that has learned from synthesizers hears the words
/// of the text.</summary>
internal static class RecordedPeople
{
    /// <summary>Where so much sounds otherwise without the text than with it, the text is not what was said.</summary>
    private const double LeastAlike = 0.5;

    /// <summary>Adds recordings to what is learned.</summary>
    /// <returns>How many of how many are believed.</returns>
    public static string AddTo(LearningSet set, string folder, AcousticModel model, Random random)
    {
        int believed = 0;
        string[] rows = File.ReadAllLines(Path.Combine(folder, "recordings.tsv"));
        foreach (string[] row in rows.Select(static line => line.Split('\t')))
        {
            (AudioFormat format, byte[] pcm) = PcmFile.Read(Path.Combine(folder, row[0] + ".wav"));
            List<AlignedSound> sounds = Align(format, pcm, Pronouncer.Pronounce(row[2], row[1]), model);
            if (Alike(sounds, Align(format, pcm, [], model)) < LeastAlike)
            {
                continue;
            }

            believed++;
            var sample = new SpokenSample(row[0], row[1], row[2], format, pcm, []);
            for (int copy = 0; copy < 2; copy++)
            {
                VariedSpeech varied = Augmentation.Vary(sample, random);
                set.Add(varied.Samples, varied.Warp, [.. sounds.Select(sound => ToLearn(sound, varied.Speed))], isUsual: true);
            }
        }

        return $"{believed} of {rows.Length}";
    }

    private static List<AlignedSound> Align(AudioFormat format, byte[] pcm, IReadOnlyList<PronouncedWord> words, AcousticModel model)
    {
        var aligner = new SpeechAligner(format, words, AlignmentPace.Whole, model);
        return [.. aligner.Append(pcm), .. aligner.Complete()];
    }

    /// <summary>What is not in the text is not known.</summary>
    private static (int Sound, double Start, double End) ToLearn(AlignedSound sound, double speed)
    {
        int heard = SoundClasses.Of(sound.Symbol)[0];
        bool isKnown = sound.Word >= 0 || heard == SoundClasses.Silence;
        return (isKnown ? heard : LearningSet.Unknown, sound.Start / 100.0 / speed, sound.End / 100.0 / speed);
    }

    /// <summary>The share of frames with speech that have the same mouth in both.</summary>
    private static double Alike(List<AlignedSound> expected, List<AlignedSound> heard)
    {
        int same = 0;
        int spoken = 0;
        foreach (AlignedSound sound in expected.Where(static sound => sound.Word >= 0))
        {
            Viseme viseme = Shape(sound);
            for (int frame = sound.Start; frame < sound.End; frame++)
            {
                spoken++;
                same += heard.Find(part => part.End > frame) is { Symbol: not null } other && Shape(other) == viseme ? 1 : 0;
            }
        }

        return spoken == 0 ? 0 : (double)same / spoken;
    }

    private static Viseme Shape(AlignedSound sound) => PhoneTables.Find(PhoneAlphabet.Ipa, sound.Symbol)[0].Viseme;
}
