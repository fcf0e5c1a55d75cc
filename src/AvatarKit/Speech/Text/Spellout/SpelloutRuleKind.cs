namespace AvatarKit;

/// <summary>Which numbers a rule is for.</summary>
internal enum SpelloutRuleKind
{
    /// <summary>Whole numbers from its base on.</summary>
    Whole,

    /// <summary>Numbers with a minus.</summary>
    Negative,

    /// <summary>Numbers with digits after the point.</summary>
    Decimal,

    /// <summary>The same where the point is a comma.</summary>
    CommaDecimal,

    /// <summary>Numbers with digits after the point and zero before it.</summary>
    DecimalBelowOne,

    /// <summary>Not a number, or without end: neither is ever written here.</summary>
    Other,
}
