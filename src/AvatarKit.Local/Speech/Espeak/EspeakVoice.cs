namespace AvatarKit.Local;

/// <summary>A voice of eSpeak NG.</summary>
/// <param name="Identifier">What the library calls it, for example <c>gmw/en-US</c>.</param>
/// <param name="Info">What the host sees of it.</param>
/// <param name="Languages">The languages it speaks, in lower case, with eSpeak NG's priority: lower is better.</param>
internal sealed record EspeakVoice(string Identifier, VoiceInfo Info, IReadOnlyList<(string Language, int Priority)> Languages)
{
    public const string Provider = "espeak";

    /// <summary>What people call a language, and what eSpeak NG does.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["zh"] = "cmn", ["zh-cn"] = "cmn", ["zh-sg"] = "cmn", ["zh-tw"] = "cmn", ["zh-hans"] = "cmn", ["zh-hant"] = "cmn",
        ["zh-hk"] = "yue", ["zh-mo"] = "yue",
        ["no"] = "nb", ["nb-no"] = "nb", ["nn"] = "nb", ["iw"] = "he", ["in"] = "id", ["ji"] = "yi", ["mo"] = "ro", ["tl"] = "fil",
        ["sh"] = "hr", ["es-mx"] = "es-419", ["es-ar"] = "es-419",
        ["es-co"] = "es-419", ["es-cl"] = "es-419", ["es-pe"] = "es-419", ["es-us"] = "es-419", ["fr"] = "fr-fr", ["en"] = "en-us",
    };

    /// <summary>Makes a voice of what the worker says about it.</summary>
    /// <param name="identifier">The library's identifier.</param>
    /// <param name="name">A name for people.</param>
    /// <param name="languages">For example <c>2:en-us 3:en</c>, best first.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <returns>The voice, or <see langword="null"/> for one that needs more than eSpeak NG: MBROLA voices and variants.</returns>
    public static EspeakVoice? Parse(string identifier, string name, string languages, int sampleRate)
    {
        List<(string Language, int Priority)> spoken = [];
        foreach (string entry in languages.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && int.TryParse(entry.AsSpan(0, colon), out int priority))
            {
                spoken.Add((entry[(colon + 1)..].ToLowerInvariant(), priority));
            }
        }

        if (spoken.Count == 0 || identifier.StartsWith("mb/", StringComparison.Ordinal) || identifier.StartsWith("!v/", StringComparison.Ordinal))
        {
            return null;
        }

        // The file's name is the language, and unique; the first language of a dialect need not be. A bare one may mean a country:
        // en is en-gb, fr is fr-fr.
        string language = identifier[(identifier.LastIndexOf('/') + 1)..].ToLowerInvariant();
        language = spoken[0].Language.StartsWith(language + "-", StringComparison.Ordinal) ? spoken[0].Language : language;
        VoiceInfo info = new(
            $"{Provider}/{language}", Provider, Bcp47(language), AudioFormat.Pcm16(sampleRate)) { DisplayName = $"{name} (eSpeak NG)" };
        return new EspeakVoice(identifier, info, spoken);
    }

    /// <summary>Finds the voice for a locale: the locale itself, then its language without what follows,
    /// then the best dialect of the language.</summary>
    public static EspeakVoice? ForLocale(IReadOnlyList<EspeakVoice> voices, string locale)
    {
        string wanted = locale.Trim().Replace('_', '-').ToLowerInvariant();
        while (wanted.Length > 0)
        {
            if ((Aliases.TryGetValue(wanted, out string? alias) ? Exact(voices, alias) : null) is EspeakVoice byAlias)
            {
                return byAlias;
            }

            if (Exact(voices, wanted) is EspeakVoice exact)
            {
                return exact;
            }

            int dash = wanted.LastIndexOf('-');
            if (dash < 0)
            {
                break;
            }

            wanted = wanted[..dash];
        }

        return wanted.Length == 0 ? null : voices
            .Where(voice => voice.Languages[0].Language.StartsWith(wanted + "-", StringComparison.Ordinal))
            .OrderBy(static voice => voice.Languages[0].Priority)
            .FirstOrDefault();
    }

    /// <summary>Finds the voice that a name stands for: the end of its id, or a language it speaks.</summary>
    public static EspeakVoice? ForName(IReadOnlyList<EspeakVoice> voices, string name)
    {
        string wanted = name.Trim().ToLowerInvariant();
        return voices.FirstOrDefault(voice => voice.Info.Id.AsSpan(Provider.Length + 1).SequenceEqual(wanted))
            ?? (Aliases.TryGetValue(wanted, out string? alias) ? Exact(voices, alias) : null)
            ?? Exact(voices, wanted);
    }

    private static EspeakVoice? Exact(IReadOnlyList<EspeakVoice> voices, string language) => voices
        .SelectMany(voice => voice.Languages.Where(spoken => spoken.Language == language).Select(spoken => (voice, spoken.Priority)))
        .OrderBy(static candidate => candidate.Priority)
        .Select(static candidate => candidate.voice)
        .FirstOrDefault();

    /// <summary>Regions in capitals, as in en-US; private parts as they are.</summary>
    private static string Bcp47(string language)
    {
        string[] parts = language.Split('-');
        for (int i = 1; i < parts.Length && parts[i] != "x"; i++)
        {
            parts[i] = parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 => char.ToUpperInvariant(parts[i][0]) + parts[i][1..],
                _ => parts[i],
            };
        }

        return string.Join('-', parts);
    }
}
