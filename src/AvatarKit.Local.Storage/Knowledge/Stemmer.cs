namespace AvatarKit.Local;

/// <summary>Cuts the endings off words, so that "voices" finds "voice". English by Porter's rules, others by their commonest endings.</summary>
internal static class Stemmer
{
    private static readonly string[] German = ["ungen", "ung", "ern", "em", "en", "er", "es", "et", "st", "e", "n", "s", "t"];
    private static readonly string[] Spanish = ["aciones", "acion", "iendo", "ando", "amos", "adas", "ados", "ada", "ado",
        "idos", "ido", "ar", "er", "ir", "es", "as", "os", "a", "e", "o", "s"];
    private static readonly string[] French =
        ["ations", "ation", "ements", "ement", "aient", "ons", "ent", "ees", "ee", "er", "ez", "es", "ir", "e", "s", "x"];
    private static readonly string[] Italian =
        ["azioni", "azione", "ando", "endo", "ato", "ata", "ati", "ate", "are", "ere", "ire", "che", "chi", "a", "e", "i", "o"];
    private static readonly string[] Portuguese =
        ["acoes", "acao", "ando", "endo", "indo", "adas", "ados", "ada", "ado", "oes", "ar", "er", "ir", "es", "as", "os", "a", "e", "o", "s"];
    private static readonly string[] Dutch = ["ingen", "ing", "en", "es", "er", "e", "s", "t"];

    public static string Stem(TextLanguage language, string term)
    {
        if (term.Length < 4 || term[0] > 'z' || char.IsAsciiDigit(term[0]))
        {
            return term;
        }

        return language switch
        {
            TextLanguage.English => PorterStemmer.Stem(term),
            TextLanguage.German => Cut(term, German),
            TextLanguage.Spanish => Cut(term, Spanish),
            TextLanguage.French => Cut(term, French),
            TextLanguage.Italian => Cut(term, Italian),
            TextLanguage.Portuguese => Cut(term, Portuguese),
            _ => Cut(term, Dutch),
        };
    }

    private static string Cut(string term, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (term.Length - ending.Length >= 3 && term.EndsWith(ending, StringComparison.Ordinal))
            {
                return term[..^ending.Length];
            }
        }

        return term;
    }
}
