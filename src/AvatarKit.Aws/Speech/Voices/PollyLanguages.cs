namespace AvatarKit.Aws;

/// <summary>Polly's language codes and BCP-47 locales: they differ for Arabic, Chinese, Norwegian and Welsh English.</summary>
internal static class PollyLanguages
{
    /// <summary>Where a language has several regions and none is asked for, the one that speaks.</summary>
    private static readonly Dictionary<string, string> MainRegion = new(StringComparer.Ordinal)
    {
        ["ar"] = "arb", ["de"] = "de-DE", ["en"] = "en-US", ["es"] = "es-ES", ["fr"] = "fr-FR", ["nl"] = "nl-NL", ["pt"] = "pt-BR",
    };

    /// <summary>The BCP-47 locale of a code.</summary>
    public static string ToLocale(string code) => code switch
    {
        "arb" => "ar",
        "cmn-CN" => "zh-CN",
        "en-GB-WLS" => "en-GB",
        _ => code,
    };

    /// <summary>How well a voice's language fits a locale: 3 the same, 2 the language's main region, 1 the language, 0 not at all.</summary>
    public static int Fit(string code, string locale)
    {
        string[] subtags = locale.Replace('_', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (subtags.Length == 0)
        {
            return 0;
        }

        string wanted = Canonical(subtags);
        if (code.Equals(locale, StringComparison.OrdinalIgnoreCase) || code.Equals(wanted, StringComparison.OrdinalIgnoreCase))
        {
            return 3;
        }

        string language = Language(code);
        return language != Language(wanted) ? 0 : MainRegion.GetValueOrDefault(language) == code ? 2 : 1;
    }

    private static string Language(string code) => code.Split('-')[0].ToLowerInvariant() switch
    {
        "arb" => "ar",
        "no" or "nn" => "nb",
        var language => language,
    };

    private static string Canonical(string[] subtags)
    {
        // A region has two letters; scripts and the rest do not choose a voice, but for Chinese.
        string? region = subtags.Skip(1).FirstOrDefault(static subtag => subtag.Length == 2);
        string language = subtags[0].ToLowerInvariant();
        if (language == "zh")
        {
            bool isCantonese = region?.ToUpperInvariant() is "HK" or "MO" || subtags.Contains("yue", StringComparer.OrdinalIgnoreCase);
            return isCantonese ? "yue-CN" : "cmn-CN";
        }

        return region is null ? language : $"{Language(language)}-{region.ToUpperInvariant()}";
    }
}
