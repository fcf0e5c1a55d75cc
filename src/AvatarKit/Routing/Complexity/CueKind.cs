namespace AvatarKit;

/// <summary>What a word says about the message it stands in.</summary>
internal enum CueKind
{
    None,
    Reasoning,
    Task,
    Code,
    Math,
    Constraint,
    Part,
}
