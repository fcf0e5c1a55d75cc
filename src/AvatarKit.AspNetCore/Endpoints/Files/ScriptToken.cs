namespace AvatarKit.AspNetCore;

/// <summary>What a piece of a script is.</summary>
internal enum ScriptTokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in quotes, or a regular expression.</summary>
    Literal,

    /// <summary>A template, or the part of one up to a placeholder, between two, or after one.</summary>
    Template,

    /// <summary>A mark: an operator, a bracket, a comma.</summary>
    Mark,
}

/// <summary>A piece of a script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written.</param>
/// <param name="BeginsLine">Whether a line ends between it and the one before.</param>
internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text, bool BeginsLine)
{
    /// <summary>Whether it is this word or mark.</summary>
    public bool Is(string text) => Kind is ScriptTokenKind.Word or ScriptTokenKind.Mark && Text == text;

    /// <summary>Whether it opens what another closes: a bracket, or a template's placeholder.</summary>
    public bool Opens => Kind switch
    {
        ScriptTokenKind.Mark => Text is "(" or "[" or "{",
        ScriptTokenKind.Template => Text.EndsWith("${", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether it closes what another opened.</summary>
    public bool Closes => Kind switch
    {
        ScriptTokenKind.Mark => Text is ")" or "]" or "}",
        ScriptTokenKind.Template => Text[0] == '}',
        _ => false,
    };
}
