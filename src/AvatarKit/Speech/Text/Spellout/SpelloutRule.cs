namespace AvatarKit;

/// <summary>One rule: from which number on, and what is said.</summary>
/// <param name="Kind">Which numbers it is for.</param>
/// <param name="Base">The first whole number it is for.</param>
/// <param name="Divisor">What its quotient and remainder are of.</param>
/// <param name="Parts">What is said.</param>
internal sealed record SpelloutRule(SpelloutRuleKind Kind, long Base, long Divisor, SpelloutPart[] Parts)
{
    /// <summary>Whether a multiple of the divisor belongs to the rule before: "two thousand" is not "nineteen hundred and hundred".</summary>
    public bool RollsBack(long number)
        => number % Divisor == 0 && Base % Divisor != 0
            && Array.Exists(Parts, static part => part.Kind is SpelloutPartKind.Remainder or SpelloutPartKind.RemainderByRuleBefore);
}
