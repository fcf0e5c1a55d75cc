using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Compares English without its dictionary, and with it, with the pronouncing dictionary it was made from.</summary>
/// <remarks>No rule was made by a program from the dictionary; every tenth word is looked at here, and was kept
/// out of sight while the rules were written.</remarks>
internal static class EnglishRulesEvaluation
{
    private const int Every = 10;

    /// <summary>Runs the comparison, where the plain dictionary lies beside the program.</summary>
    public static void Run(bool show)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "pronunciation", "cmudict.txt");
        if (!File.Exists(file))
        {
            Console.WriteLine("AvatarKit was built without the pronouncing dictionary: nothing to compare its rules with.");
            return;
        }

        var rules = new EnglishSounds(dictionary: null, dropsR: false);
        var whole = new EnglishSounds(PronouncingDictionary.English, dropsR: false);
        var visemes = new PhoneComparison();
        var phones = new PhoneComparison();
        int words = 0;
        int right = 0;
        int tried = 0;
        int kept = 0;
        foreach (string line in File.ReadLines(file))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            string word = line[..space];
            List<string> truth = Ipa(line[(space + 1)..]);
            kept += Same(Say(whole, word), truth) ? 1 : 0;
            if (words++ % Every != Every - 1 || word.Contains('\'', StringComparison.Ordinal))
            {
                continue;
            }

            List<string> said = Say(rules, word);
            int errors = visemes.Add(PhoneSequence.Visemes(truth), PhoneSequence.Visemes(said));
            phones.Add(truth, said);
            tried++;
            right += errors == 0 ? 1 : 0;
            if (show && errors > 1)
            {
                Console.WriteLine($"{word}: {string.Concat(said)}, not {string.Concat(truth)}");
            }
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"English with its dictionary says {100.0 * kept / words:0.0} % of the dictionary's {words} words as it does."));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"English rules alone, {tried} words held out: {visemes.Rate * 100:0.0} % viseme errors, {phones.Rate * 100:0.0} % phone errors, "
                + $"{100.0 * right / tried:0.0} % of words with every shape right."));
        MeasureLoading();
        if (show)
        {
            Console.WriteLine("Phones: " + phones.Commonest());
        }
    }

    private static void MeasureLoading()
    {
        var times = new double[9];
        long memory = 0;
        for (int i = 0; i < times.Length; i++)
        {
            using Stream stream = typeof(PronouncingDictionary).Assembly.GetManifestResourceStream("AvatarKit.Pronunciation.english.bin.br")!;
            long before = GC.GetTotalMemory(forceFullCollection: true);
            long start = Stopwatch.GetTimestamp();
            PronouncingDictionary loaded = PronouncingDictionary.Read(stream);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            memory = Math.Max(memory, GC.GetTotalMemory(forceFullCollection: true) - before);
            GC.KeepAlive(loaded);
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"The dictionary loads in {times[times.Length / 2]:0} ms (median; slowest {times[^1]:0}) and keeps {memory / 1024:N0} kB."));
    }

    private static List<string> Say(EnglishSounds sounds, string word)
    {
        List<string> phones = [];
        sounds.Append(word, phones);
        return phones;
    }

    // The weak vowel of an ending is written in two ways, and so are words that running speech weakens.
    private static bool Same(List<string> said, List<string> truth) =>
        said.Count == truth.Count
            && said.Zip(truth).All(static pair => pair.First == pair.Second || (pair.First is "ɪ" or "ə" && pair.Second is "ɪ" or "ə"));

    private static List<string> Ipa(string arpabet)
    {
        List<string> phones = [];
        foreach (string phone in arpabet.Split(' '))
        {
            EnglishPhones.Append((byte)(Array.IndexOf(EnglishPhones.Names, phone) + 1), phones);
        }

        return phones;
    }
}
