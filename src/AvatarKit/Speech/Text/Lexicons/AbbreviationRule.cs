namespace AvatarKit;

/// <summary>When an abbreviation is written out.</summary>
internal enum AbbreviationRule
{
    Always,

    /// <summary>Only before a word with a capital: <c>Dr. Smith</c>.</summary>
    BeforeName,

    /// <summary>Only before a number: <c>No. 5</c>.</summary>
    BeforeNumber,
}
