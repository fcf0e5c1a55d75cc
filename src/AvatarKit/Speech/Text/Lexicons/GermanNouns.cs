using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Tells which German nouns are neuter: by their ending, and in compounds by the last word, which gives the gender.</summary>
internal static class GermanNouns
{
    private const int ShortestHead = 4;

    // The endings that make neuter nouns, but for those in -chen: "Studium", "Museum", "Ergebnis", "Fräulein".
    private static readonly string[] Endings = ["ium", "eum", "äum", "atum", "entrum", "nis", "lein", "ment", "ett"];

    private static readonly FrozenSet<string> Heads = LexiconTable.Set(
        "jahr kind buch spiel haus kapitel lied album wort bild stück leben semester quartal jahrhundert jahrzehnt jahrtausend "
        + "treffen rennen turnier finale konzert projekt gebot angebot beispiel problem thema zimmer stockwerk auto fahrrad "
        + "motorrad tier pferd opfer glied glas bier gericht land dorf schloss gesetz werk heft blatt feld ziel ende gespräch "
        + "interview video foto fenster schiff flugzeug boot geschäft unternehmen büro hotel restaurant fest baby drittel viertel "
        + "gebäude geschenk gefühl gebiet modell exemplar mandat lager training team level match derby wunder rätsel auge herz meer "
        + "essen hemd kleid paar geld konto programm system tor mal amt tief hoch date ei bein ohr bad set");

    /// <summary>Whether a noun is known for neuter.</summary>
    public static bool IsNeuter(ReadOnlySpan<char> noun)
    {
        Span<char> lower = stackalloc char[noun.Length];
        noun.ToLowerInvariant(lower);
        ReadOnlySpan<char> word = lower;
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> heads = Heads.GetAlternateLookup<ReadOnlySpan<char>>();
        if (heads.Contains(word) || IsSmall(word))
        {
            return true;
        }

        foreach (string ending in Endings)
        {
            if (word.Length > ending.Length + 1 && word.EndsWith(ending) && !word.EndsWith("moment"))
            {
                return true;
            }
        }

        for (int start = 2; start <= word.Length - ShortestHead; start++)
        {
            if (heads.Contains(word[start..]))
            {
                return true;
            }
        }

        return false;
    }

    // "Mädchen", but "Kuchen", "Drachen", "Groschen".
    private static bool IsSmall(ReadOnlySpan<char> word)
        => word.Length > 5 && word.EndsWith("chen") && word[^5] is not ('a' or 'o' or 'u') && !word.EndsWith("schen");
}
