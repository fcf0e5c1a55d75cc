using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace AvatarKit;

/// <summary>
/// What Unicode CLDR 48.2 knows of a language: its number words, plural forms, currencies, units and months. Read when a language is first asked
/// for, and kept. Thread-safe.
/// </summary>
/// <remarks>The resources are written by <c>eng/cldr/update.mjs</c>.</remarks>
internal sealed class CldrLanguage
{
    private const string Prefix = "AvatarKit.Cldr.";
    private const string Suffix = ".json.br";
    private static readonly ConcurrentDictionary<string, CldrLanguage?> Read = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Lazy<Dictionary<string, string>> Resources = new(FindResources);

    private CldrLanguage(string name, CldrData data)
    {
        Name = name;
        Plurals = new PluralRules(data.Plurals ?? []);
        Ordinals = new PluralRules(data.Ordinals ?? []);
        currencies = new Dictionary<string, Dictionary<string, string>>(data.Currencies, StringComparer.OrdinalIgnoreCase);
        DecimalSign = data.Decimal;
        GroupSign = data.Group;
        Months = data.Months;
        Units = data.Units;
        Numbers = new SpelloutRules(data.Spellout, Plurals, Ordinals, data.Decimal == ",");
    }

    private readonly Dictionary<string, Dictionary<string, string>> currencies;

    /// <summary>The languages and regional forms there are, such as <c>de</c> and <c>de-CH</c>.</summary>
    public static IEnumerable<string> Names => Resources.Value.Keys;

    /// <summary>Which one this is.</summary>
    public string Name { get; }

    /// <summary>How numbers are said.</summary>
    public SpelloutRules Numbers { get; }

    /// <summary>The plural forms that go with numbers.</summary>
    public PluralRules Plurals { get; }

    /// <summary>Between whole numbers and decimals.</summary>
    public string DecimalSign { get; }

    /// <summary>Between thousands.</summary>
    public string GroupSign { get; }

    /// <summary>For each month its name within dates, and what else it is written as.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Months { get; }

    /// <summary>Units, by what is written and said.</summary>
    public IReadOnlyList<CldrUnit> Units { get; }

    /// <summary>Those that go with ordinals.</summary>
    public PluralRules Ordinals { get; }

    /// <summary>Finds a locale's language.</summary>
    /// <param name="locale">A BCP-47 name. Its region or script is left away where it says nothing else.</param>
    /// <returns>The language; null where CLDR has no number words for it.</returns>
    public static CldrLanguage? Find(string locale)
    {
        string name = locale;
        while (!Resources.Value.ContainsKey(name))
        {
            int hyphen = name.LastIndexOf('-');
            if (hyphen < 0)
            {
                return null;
            }

            name = name[..hyphen];
        }

        return Read.GetOrAdd(name, Load);
    }

    /// <summary>The name of a currency.</summary>
    /// <param name="code">Its ISO 4217 code, in any case.</param>
    /// <returns>With one, and with many; null where it has no name here.</returns>
    public Unit? Currency(ReadOnlySpan<char> code)
        => currencies.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out Dictionary<string, string>? forms) ? Unit.Of(forms) : null;

    private static CldrLanguage? Load(string name)
    {
        using Stream resource = typeof(CldrLanguage).Assembly.GetManifestResourceStream(Resources.Value[name])!;
        using var json = new BrotliStream(resource, CompressionMode.Decompress);
        CldrData? data = JsonSerializer.Deserialize(json, CldrJsonContext.Default.CldrData);
        return data is null ? null : new CldrLanguage(name, data);
    }

    private static Dictionary<string, string> FindResources()
        => typeof(CldrLanguage).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .ToDictionary(static name => name[Prefix.Length..^Suffix.Length], StringComparer.OrdinalIgnoreCase);
}
