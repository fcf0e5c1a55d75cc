namespace AvatarKit;

/// <summary>When an abbreviation is written out.</summary>
internal enum AbbreviationRule
{
    Always,

    /// <summary>Only before a word with a capital: <c>Dr. Smith</c>.</summary>
    BeforeName,

    /// <summary>Only before a number: <c>No. 5</c>.</summary>
    BeforeNumber,

    /// <summary>Only where its sentence goes on with a number or a small letter: <c>max. 5</c>; "Max. He left" is a name.</summary>
    WithinSentence,
}
