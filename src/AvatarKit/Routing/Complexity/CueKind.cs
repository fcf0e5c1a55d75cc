namespace AvatarKit;

/// <summary>What a word says about the message it stands in. A word may say several things.</summary>
[Flags]
internal enum CueKind
{
    None = 0,
    Reasoning = 1,
    Task = 2,
    Code = 4,
    Math = 8,
    Constraint = 16,
    Part = 32,

    /// <summary>How often, how much, how it compares: each, twice, half, left.</summary>
    Quantity = 64,

    /// <summary>What is supposed: if, when, given.</summary>
    Condition = 128,

    /// <summary>Words of professions: medicine, law, money.</summary>
    Domain = 256,

    /// <summary>What points back to what was said before: it, that, those.</summary>
    Reference = 512,
}
