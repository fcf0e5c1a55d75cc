namespace AvatarKit;

/// <summary>A Roman numeral: <c>Part XL</c>, <c>Henry VIII</c>, <c>XXIe siècle</c>.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, with a full stop or an ending that belongs to it.</param>
/// <param name="Value">Its number.</param>
/// <param name="Use">What it counts.</param>
/// <param name="Form">The form of an ordinal that is written with its ending.</param>
internal readonly record struct RomanToken(int Start, int End, long Value, RomanUse Use, NumberForm Form = NumberForm.Masculine);
