using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>
/// How a language says numbers, by the rule-based number formats of Unicode CLDR (UTS #35, part 3; rule syntax as in ICU's
/// RuleBasedNumberFormat). Thread-safe; rule sets are read when they are first asked for.
/// </summary>
internal sealed class SpelloutRules
{
    /// <summary>The largest whole number that is put in words; CLDR's rules end below 10^18.</summary>
    public const long Largest = 999_999_999_999_999_999;

    // More than any rule of CLDR needs; without it a rule that leads to itself would not end.
    private const int Deepest = 64;
    private const int MostFractionDigits = 9;
    private const long LargestDenominator = 1_000_000_000;
    private const char SoftHyphen = '\u00AD';

    private readonly Dictionary<string, Lazy<SpelloutRuleSet>> sets;
    private readonly PluralRules cardinals;
    private readonly PluralRules ordinals;
    private readonly bool hasDecimalComma;

    /// <summary>Reads rules.</summary>
    /// <param name="text">The rules, as in CLDR's <c>SpelloutRules.txt</c>.</param>
    /// <param name="cardinals">The plural categories of numbers.</param>
    /// <param name="ordinals">Those of ordinals.</param>
    /// <param name="hasDecimalComma">Whether decimals are written with a comma.</param>
    public SpelloutRules(string text, PluralRules cardinals, PluralRules ordinals, bool hasDecimalComma)
    {
        this.cardinals = cardinals;
        this.ordinals = ordinals;
        this.hasDecimalComma = hasDecimalComma;
        sets = SpelloutReader.ReadSets(text);
    }

    /// <summary>The names of the sets that can be asked for, such as <c>spellout-cardinal-feminine</c>.</summary>
    public IEnumerable<string> Names => sets.Keys.Where(static name => name[1] != '%').Select(static name => name[1..]);

    /// <summary>Whether there is a set of a name.</summary>
    public bool Has(string name) => sets.ContainsKey("%" + name);

    /// <summary>Says a number.</summary>
    /// <param name="name">Which set: <c>spellout-cardinal</c>, …</param>
    /// <param name="number">The number.</param>
    /// <param name="words">What is said.</param>
    /// <returns>Whether the set is there and has words for the number.</returns>
    public bool TrySay(string name, SpelloutNumber number, [NotNullWhen(true)] out string? words)
    {
        words = null;
        if (number.Integer > Largest || !sets.TryGetValue("%" + name, out Lazy<SpelloutRuleSet>? set))
        {
            return false;
        }

        var said = new StringBuilder();
        if (!Say(said, set.Value, number, 0))
        {
            return false;
        }

        words = said.Replace(SoftHyphen.ToString(), "").ToString();
        return true;
    }

    private bool Say(StringBuilder said, SpelloutRuleSet set, SpelloutNumber number, int depth)
    {
        SpelloutRule? rule = number switch
        {
            { IsNegative: true } => set.Negative ?? set.HandsOn(number.Integer),
            { Fraction.Length: > 0 } => set.DecimalRule(number.Integer == 0, hasDecimalComma) ?? set.HandsOn(number.Integer),
            _ => set.WholeRule(number.Integer),
        };
        return rule is not null && Say(said, set, rule, number, depth);
    }

    private bool Say(StringBuilder said, SpelloutRuleSet set, SpelloutRule rule, SpelloutNumber number, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        foreach (SpelloutPart part in rule.Parts)
        {
            bool isSaid = part.Kind switch
            {
                SpelloutPartKind.Words => Append(said, part.Text!),
                SpelloutPartKind.Plural => Append(said, Form(part.Plural!, QuotientOf(rule, number))),
                SpelloutPartKind.SameInDigits => Append(said, number.ToString()),
                SpelloutPartKind.QuotientInDigits => Append(said, QuotientOf(rule, number).ToString(CultureInfo.InvariantCulture)),
                SpelloutPartKind.Same => SayBy(said, set, part, number, depth),
                SpelloutPartKind.Quotient => SayBy(said, set, part, QuotientOf(rule, number), depth),
                _ => SayRemainder(said, set, rule, part, number, depth),
            };
            if (!isSaid)
            {
                return false;
            }
        }

        return true;
    }

    private bool SayRemainder(StringBuilder said, SpelloutRuleSet set, SpelloutRule rule, SpelloutPart part, SpelloutNumber number, int depth)
    {
        if (number.IsNegative)
        {
            return SayBy(said, set, part, number with { IsNegative = false }, depth);
        }

        if (rule.Kind != SpelloutRuleKind.Whole)
        {
            return SayFraction(said, set, part, number.Fraction, depth);
        }

        long remainder = number.Integer % rule.Divisor;
        return part.Kind == SpelloutPartKind.RemainderByRuleBefore && set.Before(rule) is { } before
            ? Say(said, set, before, remainder, depth + 1)
            : SayBy(said, set, part, remainder, depth);
    }

    /// <summary>Says the digits after the point: one by one, or, by a set of denominators, as a fraction.</summary>
    private bool SayFraction(StringBuilder said, SpelloutRuleSet set, SpelloutPart part, string digits, int depth)
    {
        if (part.Text is not null && Find(part.Text) is { } named && named != set)
        {
            long denominator = 1;
            for (int i = 0; i < digits.Length && denominator < LargestDenominator; i++)
            {
                denominator *= 10;
            }

            return digits.Length <= MostFractionDigits && named.FractionRule(denominator) is { } rule
                && Say(said, named, rule, long.Parse(digits, CultureInfo.InvariantCulture) * denominator, depth + 1);
        }

        for (int i = 0; i < digits.Length; i++)
        {
            if (i > 0 && part.Kind != SpelloutPartKind.RemainderByRuleBefore)
            {
                said.Append(' ');
            }

            if (!Say(said, set, digits[i] - '0', depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool SayBy(StringBuilder said, SpelloutRuleSet set, SpelloutPart part, SpelloutNumber number, int depth)
        => (part.Text is null ? set : Find(part.Text)) is { } by && Say(said, by, number, depth + 1);

    private SpelloutRuleSet? Find(string name) => sets.TryGetValue(name, out Lazy<SpelloutRuleSet>? set) ? set.Value : null;

    private string Form(SpelloutPlural plural, long number) => plural.Of((plural.IsOrdinal ? ordinals : cardinals).CategoryOf(number));

    private static long QuotientOf(SpelloutRule rule, SpelloutNumber number) => number.Integer / rule.Divisor;

    private static bool Append(StringBuilder said, string words)
    {
        said.Append(words);
        return true;
    }
}
