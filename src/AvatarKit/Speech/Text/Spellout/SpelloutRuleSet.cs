namespace AvatarKit;

/// <summary>The rules for one way of saying numbers, such as feminine ordinals.</summary>
internal sealed class SpelloutRuleSet
{
    private readonly Dictionary<SpelloutRuleKind, SpelloutRule> special = [];
    private readonly List<SpelloutRule> whole = [];

    public SpelloutRuleSet(IEnumerable<SpelloutRule> rules)
    {
        foreach (SpelloutRule rule in rules)
        {
            if (rule.Kind == SpelloutRuleKind.Whole)
            {
                whole.Add(rule);
            }
            else
            {
                special[rule.Kind] = rule;
            }
        }
    }

    public SpelloutRule? Negative => special.GetValueOrDefault(SpelloutRuleKind.Negative);

    /// <summary>The rule for a number with digits after the point.</summary>
    public SpelloutRule? DecimalRule(bool isBelowOne, bool hasComma)
        => (isBelowOne ? special.GetValueOrDefault(SpelloutRuleKind.DecimalBelowOne) : null)
            ?? (hasComma ? special.GetValueOrDefault(SpelloutRuleKind.CommaDecimal) : null)
            ?? special.GetValueOrDefault(SpelloutRuleKind.Decimal);

    /// <summary>The rule for a whole number of 0 or more; null where no rule begins so low.</summary>
    public SpelloutRule? WholeRule(long number)
    {
        int after = FirstAbove(number);
        if (after == 0)
        {
            return null;
        }

        SpelloutRule rule = whole[after - 1];
        return rule.Base != number && rule.RollsBack(number) && after > 1 ? whole[after - 2] : rule;
    }

    /// <summary>The rule for a whole number where it leaves the number itself to another set, which may know decimals and a minus.</summary>
    public SpelloutRule? HandsOn(long number)
        => WholeRule(number) is { } rule && Array.Exists(rule.Parts, static part
            => part is { Kind: SpelloutPartKind.Same, Text: not null }) ? rule : null;

    /// <summary>The rule before a rule.</summary>
    public SpelloutRule? Before(SpelloutRule rule) => whole.IndexOf(rule) is var at and > 0 ? whole[at - 1] : null;

    /// <summary>The rule whose base is the denominator for so many digits after the point.</summary>
    public SpelloutRule? FractionRule(long denominator) => whole.Find(rule => rule.Base == denominator);

    private int FirstAbove(long number)
    {
        int low = 0, high = whole.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (whole[middle].Base > number)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
