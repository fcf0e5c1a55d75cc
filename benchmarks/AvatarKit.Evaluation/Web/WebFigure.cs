using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>A line of the verdict.</summary>
/// <param name="Part">What was measured.</param>
/// <param name="Name">Which figure of it.</param>
/// <param name="Value">The figure with its unit.</param>
/// <param name="Goal">What it is to be; empty where it is only told.</param>
/// <param name="IsHeld">Whether it is; <see langword="null"/> where it is only told.</param>
internal sealed record WebFigure(string Part, string Name, string Value, string Goal = "", bool? IsHeld = null)
{
    public string ToRow() => $"| {Part} | {Name} | {Value} | {Goal} | {IsHeld switch { true => "held", false => "missed", null => "" }} |";

    /// <summary>The head of the table that rows belong to, in Markdown.</summary>
    public static string Head => "| part | figure | measured | goal | |\n|---|---|---|---|---|";

    /// <summary>A figure that is to be less than another.</summary>
    public static WebFigure Below(string part, string name, double value, double goal, string unit, string more = "")
        => new(part, name, $"{Show(value)} {unit}{more}", $"< {Show(goal)} {unit}", value < goal);

    /// <summary>The middle of values and the one that 95 % do not exceed.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string unit) => values.Count == 0
        ? "none"
        : $"{Show(MeasuredNumbers.Median(values))} / {Show(MeasuredNumbers.Quantile(values, 0.95))} {unit}";

    public static string Show(double value) => value.ToString(Math.Abs(value) < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
