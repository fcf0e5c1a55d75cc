namespace AvatarKit;

/// <summary>A date, or a part of one.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Year">The year; null where it is not written.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month; null where it is not written.</param>
/// <param name="Form">The form of a day that is an ordinal.</param>
/// <param name="IsMonthFirst">Whether the month stands before the day.</param>
internal readonly record struct DateToken(
    int Start, int End, int? Year, int Month, int? Day, NumberForm Form = NumberForm.Masculine, bool IsMonthFirst = false)
{
    /// <summary>The letters written after the day, in languages that inflect it; null where there are none.</summary>
    public string? Ending { get; init; }
}
