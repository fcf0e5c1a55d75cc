using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Reads the lexicons' tables, written one entry a word: <c>key=value</c>, with <c>_</c> for spaces and <c>|</c> between forms.</summary>
internal static class LexiconTable
{
    public static FrozenDictionary<char, string> Symbols(string table) =>
        Entries(table).ToFrozenDictionary(entry => entry.Key[0], entry => entry.Forms[0]);

    public static FrozenDictionary<string, string> Words(string table) =>
        Entries(table).ToFrozenDictionary(entry => entry.Key, entry => entry.Forms[0], StringComparer.Ordinal);

    /// <summary>Reads <c>km=kilometer|kilometers</c>; one form stands for both.</summary>
    public static FrozenDictionary<string, Unit> Units(string table) =>
        Entries(table).ToFrozenDictionary(entry => entry.Key, entry => new Unit(entry.Forms[0], entry.Forms[^1]), StringComparer.Ordinal);

    /// <summary>Reads <c>$=dollar|dollars|cent|cents</c>; without the last two there are no hundredths.</summary>
    public static FrozenDictionary<string, Currency> Currencies(string table) => Entries(table).ToFrozenDictionary(
        entry => entry.Key,
        entry => new Currency(new Unit(entry.Forms[0], entry.Forms[1]), entry.Forms.Length > 2 ? new Unit(entry.Forms[2], entry.Forms[3]) : null),
        StringComparer.Ordinal);

    /// <summary>Reads <c>dr.=Doctor|name</c>, <c>no.=number|number</c>, <c>e.g.=for_example</c>. Keys are in lower case.</summary>
    public static FrozenDictionary<string, Abbreviation> Abbreviations(string table) => Entries(table).ToFrozenDictionary(
        entry => entry.Key,
        entry => new Abbreviation(entry.Forms[0], entry.Forms[^1] switch
        {
            "name" when entry.Forms.Length > 1 => AbbreviationRule.BeforeName,
            "number" when entry.Forms.Length > 1 => AbbreviationRule.BeforeNumber,
            _ => AbbreviationRule.Always,
        }),
        StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Key, string[] Forms)> Entries(string table)
    {
        foreach (string entry in table.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A key may be "=" itself.
            int equals = entry.IndexOf('=', 1);
            yield return (entry[..equals].Replace('_', ' '), entry[(equals + 1)..].Replace('_', ' ').Split('|'));
        }
    }
}
