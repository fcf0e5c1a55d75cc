namespace AvatarKit;

/// <summary>A piece of a rule: words, or what is put in their place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words, or the name of the rule set that says the number; null: the rule's own set.</param>
/// <param name="Plural">The forms of a plural.</param>
internal readonly record struct SpelloutPart(SpelloutPartKind Kind, string? Text, SpelloutPlural? Plural = null);
