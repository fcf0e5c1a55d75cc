using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AvatarKit.Evaluation;

/// <summary>Tells whether a text is said as it should be: by its words, and by how eSpeak NG sounds, where it is installed.</summary>
/// <param name="locale">The language.</param>
/// <param name="sounds">How texts sound; null to go by words alone.</param>
internal sealed partial class ReadJudge(string locale, IReadOnlyDictionary<string, string>? sounds)
{
    private const int LongestNumber = 15;

    /// <summary>eSpeak NG's voices by locale.</summary>
    private static readonly Dictionary<string, string> Voices = new()
    {
        ["en-US"] = "en-us", ["fr-FR"] = "fr-fr", ["pt-BR"] = "pt-br", ["zh-CN"] = "cmn",
    };

    /// <summary>Whether eSpeak NG 1.51 reads the script of a language: it does not know most Chinese characters.</summary>
    public static bool IsHeard(string locale) => LanguageOf(locale) is not ("ja" or "zh");

    /// <summary>The voice of a locale.</summary>
    public static string VoiceOf(string locale) => Voices.GetValueOrDefault(locale, LanguageOf(locale));

    /// <summary>Makes a judge of one language's cases.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="texts">All that will be compared.</param>
    /// <param name="byEar">Whether eSpeak NG is asked.</param>
    public static async Task<ReadJudge> CreateAsync(string locale, IEnumerable<string> texts, bool byEar)
    {
        if (!byEar || !IsHeard(locale))
        {
            return new ReadJudge(locale, null);
        }

        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            all.Add(text);
            all.Add(Spell(text, locale));
        }

        IReadOnlyDictionary<string, string> read = await EspeakReading.ReadAsync(VoiceOf(locale), all);
        string language = LanguageOf(locale);
        return new ReadJudge(locale, read.ToDictionary(static pair => pair.Key, pair => HeardSounds.Of(pair.Value, language)));
    }

    /// <summary>Whether a text is one of the right ways of saying something.</summary>
    public bool IsRight(string said, IEnumerable<string> right)
    {
        string spelled = Spell(said, locale);
        return right.Any(one => IsAlike(said, one) || (spelled != said && IsAlike(spelled, one)));
    }

    /// <summary>The words of a text, without marks of punctuation.</summary>
    public static string Words(string text)
    {
        StringBuilder words = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormC))
        {
            bool parts = words.Length > 0 && words[^1] != ' ';
            if (char.IsLetterOrDigit(c) || c is '\'' or '’' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark)
            {
                words.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
            }
            else if (parts && !TextChars.IsCjk(words[^1]) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    private bool IsAlike(string said, string right)
        => Words(said) == Words(right)
            || (sounds is not null && sounds.TryGetValue(said, out string? heard) && sounds.TryGetValue(right, out string? wanted)
                && heard == wanted);

    // Digits that are left to the voice, as it says a whole number.
    private static string Spell(string text, string locale) => LexiconCatalog.Find(locale).Verbalizer is { } says
        ? WholeNumber().Replace(text, number => number.Length > LongestNumber || (number.Length > 1 && number.Value[0] == '0')
            ? number.Value
            : says.Value.Cardinal(long.Parse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture)))
        : text;

    private static string LanguageOf(string locale) => locale.Split('-')[0];

    [GeneratedRegex(@"(?<![\d.,:/])[0-9]+(?![\d:/]|[.,][0-9])")]
    private static partial Regex WholeNumber();
}
