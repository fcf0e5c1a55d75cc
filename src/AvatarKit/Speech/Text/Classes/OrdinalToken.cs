namespace AvatarKit;

/// <summary>An ordinal: <c>3rd</c>, <c>3.º</c>, <c>3e</c>, <c>am 3.</c></summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">Which one.</param>
/// <param name="Form">The form its words take.</param>
/// <param name="Set">CLDR's name of the form, in languages with many: <c>masculine-genitive</c>.</param>
internal readonly record struct OrdinalToken(int Start, int End, long Value, NumberForm Form, string? Set = null);
