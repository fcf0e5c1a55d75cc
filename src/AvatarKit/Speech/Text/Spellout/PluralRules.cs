namespace AvatarKit;

/// <summary>Which plural form of a word goes with a number, by the plural rules of Unicode CLDR (UTS #35, part 3). Thread-safe.</summary>
internal sealed class PluralRules
{
    private readonly PluralRule[] rules;

    /// <summary>Reads rules.</summary>
    /// <param name="conditions">Condition by category, as CLDR writes it, without its samples; <c>other</c> may be left out.</param>
    public PluralRules(IEnumerable<KeyValuePair<string, string>> conditions)
        => rules = [.. conditions.Where(static one => one.Key != "other").Select(static one => new PluralRule(one.Key, one.Value))];

    /// <summary>Rules of a language that has one form.</summary>
    public static PluralRules None { get; } = new([]);

    /// <summary>The category of a number: <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    public string CategoryOf(SpelloutNumber number) => Array.Find(rules, rule => rule.Holds(number))?.Category ?? "other";
}
