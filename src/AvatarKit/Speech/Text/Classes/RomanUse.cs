namespace AvatarKit;

/// <summary>What a Roman numeral counts.</summary>
internal enum RomanUse
{
    /// <summary>Parts, chapters, wars, centuries: <c>Part XL</c>.</summary>
    Number,

    /// <summary>Rulers and popes: <c>Henry VIII</c>.</summary>
    Ruler,

    /// <summary>What is written as an ordinal: <c>XXIe</c>.</summary>
    Ordinal,
}
