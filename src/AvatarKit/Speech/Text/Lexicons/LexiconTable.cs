using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>Reads the lexicons' tables, written one entry a word: <c>key=value</c>, with <c>_</c> for spaces and <c>|</c> between forms.</summary>
internal static class LexiconTable
{
    public static FrozenDictionary<char, string> Symbols(string table) =>
        Entries(table).ToFrozenDictionary(entry => entry.Key[0], entry => entry.Forms[0]);

    public static FrozenDictionary<string, string> Words(string table) =>
        Entries(table).ToFrozenDictionary(entry => entry.Key, entry => entry.Forms[0], StringComparer.Ordinal);

    /// <summary>Reads <c>km=kilometer|kilometers</c>; one form stands for both; three are those of one, few and many.</summary>
    public static FrozenDictionary<string, Unit> Units(string table) => Entries(table).ToFrozenDictionary(
        entry => entry.Key,
        entry => entry.Forms is [string one, string few, string many]
            ? Unit.Of(new Dictionary<string, string> { ["one"] = one, ["few"] = few, ["many"] = many, ["other"] = few })
            : new Unit(entry.Forms[0], entry.Forms[^1]),
        StringComparer.Ordinal);

    /// <summary>Reads <c>$=dollar|dollars|cent|cents</c>; without the last two there are no hundredths.</summary>
    public static FrozenDictionary<string, Currency> Currencies(string table) => Entries(table).ToFrozenDictionary(
        entry => entry.Key,
        entry => new Currency(new Unit(entry.Forms[0], entry.Forms[1]), entry.Forms.Length > 2 ? new Unit(entry.Forms[2], entry.Forms[3]) : null),
        StringComparer.Ordinal);

    /// <summary>Reads <c>dr.=Doctor|name</c>, <c>no.=number|number</c>, <c>e.g.=for_example</c>, <c>etc.=et_cetera|end</c>.
    /// Keys are in lower case.</summary>
    public static FrozenDictionary<string, Abbreviation> Abbreviations(string table) => Entries(table).ToFrozenDictionary(
        entry => entry.Key,
        entry => new Abbreviation(
            entry.Forms[0],
            RuleOf(entry.Forms),
            entry.Forms.AsSpan(1).Contains("end")),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads months: twelve names, then as many groups of short forms, with <c>|</c> between forms.</summary>
    /// <returns>Which month it is, by name and short form.</returns>
    public static FrozenDictionary<string, int> Months(IReadOnlyList<string> names, string shortForms)
    {
        Dictionary<string, int> months = new(StringComparer.OrdinalIgnoreCase);
        string[] groups = shortForms.Split(' ');
        for (int i = 0; i < names.Count; i++)
        {
            months[names[i]] = i + 1;
            foreach (string form in groups[i].Split('|'))
            {
                months[form] = i + 1;
            }
        }

        return months.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads names, then as many groups of short forms, with <c>|</c> between forms.</summary>
    /// <returns>The name, by name and short form.</returns>
    public static FrozenDictionary<string, string> Names(string names, string shortForms)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase);
        string[] groups = shortForms.Split(' ');
        foreach ((int i, string name) in names.Split(' ').Index())
        {
            all[name] = name;
            foreach (string form in groups[i].Split('|'))
            {
                all[form] = name;
            }
        }

        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads words with spaces between.</summary>
    public static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads words with spaces between, to be found in any case.</summary>
    public static FrozenSet<string> AnyCase(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static AbbreviationRule RuleOf(string[] forms)
    {
        foreach (string form in forms.AsSpan(1))
        {
            switch (form)
            {
                case "name": return AbbreviationRule.BeforeName;
                case "number": return AbbreviationRule.BeforeNumber;
                case "more": return AbbreviationRule.WithinSentence;
            }
        }

        return AbbreviationRule.Always;
    }

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
