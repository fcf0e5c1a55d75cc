using System.Text.RegularExpressions;

namespace AvatarKit.Evaluation;

/// <summary>What is spoken to learn from and to measure by; the two never share a sentence.</summary>
internal static partial class SpeechTexts
{
    private static readonly Dictionary<string, string[]> Locales = new(StringComparer.Ordinal)
    {
        ["en"] = ["en-US", "en-GB"], ["de"] = ["de-DE"], ["es"] =
        [
            "es-ES", "es-419",
        ], ["fr"] = ["fr-FR"], ["it"] = ["it-IT"], ["pt"] = ["pt-BR", "pt-PT"],
    };

    /// <summary>The sentences to measure by: locale and text.</summary>
    public static IReadOnlyList<(string Locale, string Text)> Test() =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "speech", "test.tsv"))
            .Where(static line => line.Contains('\t', StringComparison.Ordinal))
            .Select(static line => (line.Split('\t')[0], line.Split('\t')[1]))];

    /// <summary>The sentences to learn from, and as many of shuffled words: locale and text.</summary>
    public static IReadOnlyList<(string Locale, string Text, bool IsShuffled)> Training(Random random)
    {
        HashSet<string> test = [.. Test().Select(static item => item.Text)];
        List<(string, string, bool)> found = [];
        foreach ((string language, string[] locales) in Locales.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            List<string> sentences = [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "speech", "training", language + ".txt"))];
            if (language == "en")
            {
                sentences.AddRange(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus"), "*.md").Order(StringComparer.Ordinal)
                    .Where(static file => !GermanOrFrench().IsMatch(file)).SelectMany(static file => Sentences(File.ReadAllText(file))));
            }
            else if (language is "de" or "fr")
            {
                sentences.AddRange(Sentences(
                    File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", language == "de" ? "hausordnung.md" : "benevolat.md"))));
            }

            sentences.RemoveAll(test.Contains);
            string[] words = [.. sentences.SelectMany(static sentence => sentence.Split(' '))
                .Select(static word => word.Trim('.', ',', '!', '?', ';', ':', '¿'))
                .Where(static word => word.Length > 0)];
            foreach (string locale in locales)
            {
                found.AddRange(sentences.Select(sentence => (locale, sentence, false)));
                found.AddRange(Enumerable
                    .Range(0, Math.Max(100, sentences.Count / 2))
                    .Select(_ => (locale, string.Join(' ', random.GetItems(words, 9)) + ".", true)));
            }
        }

        return found;
    }

    private static IEnumerable<string> Sentences(string markdown) => markdown.Split('\n')
        .Where(static line => line.Length > 40 && char.IsLetter(line[0]))
        .SelectMany(static line => SentenceEnd().Split(line))
        .Where(static sentence => sentence.Length is > 15 and < 160 && !sentence.AsSpan().ContainsAny("|[]`*"));

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("hausordnung|benevolat|[^\\x00-\\x7f]")]
    private static partial Regex GermanOrFrench();
}
