namespace AvatarKit;

/// <summary>What a full stop after a word may mean.</summary>
internal enum WordEnding
{
    /// <summary>The end of a sentence.</summary>
    Ordinary,

    /// <summary>An abbreviation that something always follows.</summary>
    Never,

    /// <summary>An abbreviation before a number; the end otherwise.</summary>
    BeforeNumber,

    /// <summary>An abbreviation that may also end a sentence.</summary>
    Maybe,

    /// <summary>Initials, or an acronym with full stops.</summary>
    Initials,

    /// <summary>A short number: an ordinal, an item's number or the end.</summary>
    Number,
}
