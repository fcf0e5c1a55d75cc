namespace AvatarKit;

/// <summary>What a piece of a rule stands for.</summary>
internal enum SpelloutPartKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>How often the rule's divisor is in the number; the whole part of a decimal; the numerator of a fraction.</summary>
    Quotient,

    /// <summary>What is left; the digits after the point; the number without its minus.</summary>
    Remainder,

    /// <summary>What is left, by the rule before this one; the digits after the point without spaces.</summary>
    RemainderByRuleBefore,

    /// <summary>The number itself.</summary>
    Same,

    /// <summary>The number itself, in digits.</summary>
    SameInDigits,

    /// <summary>What <see cref="Quotient"/> is, in digits.</summary>
    QuotientInDigits,

    /// <summary>A word in the form that goes with the quotient.</summary>
    Plural,
}
