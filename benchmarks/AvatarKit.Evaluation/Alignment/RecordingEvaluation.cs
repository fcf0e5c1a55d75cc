using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Compares where words begin in recordings of people with where another recogniser hears them,
/// and listens whether closed lips are quiet.</summary>
internal static class RecordingEvaluation
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [string folder, ..])
        {
            Console.Error.WriteLine("Say where the recordings are: eval align-recordings DIR (made by recordings.sh)");
            return 2;
        }

        bool show = arguments.Contains("--show");
        Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, "*.words").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            string set = char.IsDigit(name[0]) ? "cards" : name[..name.IndexOfAny(['-', '_'])];
            if (!tallies.TryGetValue(set, out Tally? tally))
            {
                tallies[set] = tally = new Tally();
            }

            (AudioFormat format, byte[] pcm) = PcmFile.Read(Path.ChangeExtension(path, ".wav"));
            double[] starts = [.. File.ReadAllLines(path).Select(static line => double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture))];
            double worst = Measure(format, pcm, File.ReadAllText(Path.ChangeExtension(path, ".txt")).Trim(), starts, tally);
            if (show)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {starts.Length} words, farthest {worst * 1000:0} ms"));
            }
        }

        Console.WriteLine(
            "| recordings | files | words | words not said | word starts apart: median | p90 | p95 | frames of p b m in the quieter half of "
                + "speech | frames heard alike with and without text |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach ((string set, Tally tally) in tallies)
        {
            Console.WriteLine(tally.ToRow(set));
        }

        return 0;
    }

    private static double Measure(AudioFormat format, byte[] pcm, string text, double[] starts, Tally tally)
    {
        IReadOnlyList<PronouncedWord> words = Pronouncer.Pronounce(text, "en-US");
        var aligner = new SpeechAligner(format, words, AlignmentPace.Whole, AcousticModel.Default);
        List<AlignedSound> sounds = [.. aligner.Append(pcm), .. aligner.Complete()];
        var listener = new SpeechAligner(format, [], AlignmentPace.Whole, AcousticModel.Default);
        List<AlignedSound> heard = [.. listener.Append(pcm), .. listener.Complete()];
        tally.Files++;
        double worst = 0;
        // Words that the one writes as two cannot be compared.
        if (words.Count == starts.Length)
        {
            for (int word = 0; word < starts.Length; word++)
            {
                int first = sounds.FindIndex(sound => sound.Word == word);
                tally.Words++;
                if (first < 0)
                {
                    tally.Missing++;
                    continue;
                }

                double apart = Math.Abs((sounds[first].Start / 100.0) - starts[word]);
                worst = Math.Max(worst, apart);
                tally.Apart.Add(apart);
            }
        }

        AddLoudness(format, pcm, sounds, heard, tally);
        return worst;
    }

    private static void AddLoudness(AudioFormat format, byte[] pcm, List<AlignedSound> sounds, List<AlignedSound> heard, Tally tally)
    {
        int frame = format.SampleRate / 100 * 2;
        double[] loudness = [.. Enumerable.Range(0, pcm.Length / frame).Select(index => Loudness(pcm.AsSpan(index * frame, frame)))];
        string[] expected = Symbols(sounds, loudness.Length);
        string[] open = Symbols(heard, loudness.Length);
        double[] spoken = [.. loudness.Where((_, index) => expected[index] != "_").Order()];
        for (int index = 0; index < loudness.Length; index++)
        {
            tally.Frames++;
            tally.Alike += Shape(expected[index]) == Shape(open[index]) ? 1 : 0;
            if (expected[index] is "p" or "b" or "m")
            {
                tally.Closed++;
                tally.Quiet += loudness[index] <= spoken[spoken.Length / 2] ? 1 : 0;
            }
        }
    }

    private static Viseme Shape(string symbol) => PhoneTables.Find(PhoneAlphabet.Ipa, symbol)[0].Viseme;

    private static string[] Symbols(List<AlignedSound> sounds, int count)
    {
        string[] symbols = [.. Enumerable.Repeat("_", count)];
        foreach (AlignedSound sound in sounds)
        {
            Array.Fill(symbols, sound.Symbol, Math.Min(count, sound.Start), Math.Max(0, Math.Min(count, sound.End) - sound.Start));
        }

        return symbols;
    }

    private static double Loudness(ReadOnlySpan<byte> pcm)
    {
        double sum = 0;
        for (int at = 0; at + 2 <= pcm.Length; at += 2)
        {
            double sample = BitConverter.ToInt16(pcm[at..]);
            sum += sample * sample;
        }

        return sum;
    }

    private sealed class Tally
    {
        public int Files { get; set; }

        public int Words { get; set; }

        public int Missing { get; set; }

        public int Closed { get; set; }

        public int Quiet { get; set; }

        public int Frames { get; set; }

        public int Alike { get; set; }

        public List<double> Apart { get; } = [];

        public string ToRow(string name)
        {
            double[] sorted = [.. Apart.Order()];
            double At(double share) => sorted.Length == 0 ? double.NaN : 1000 * sorted[(int)(share * (sorted.Length - 1))];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Files} | {Words} | {Missing} | {At(0.5):0} ms | {At(0.9):0} ms | {At(0.95):0} ms | "
                    + $"{100.0 * Quiet / Math.Max(1, Closed):0} % of {Closed} | {100.0 * Alike / Math.Max(1, Frames):0} % |");
        }
    }
}
