using System.Globalization;

namespace AvatarKit;

/// <summary>A number as it is written: nothing is rounded, and zeros after the point stay.</summary>
/// <param name="IsNegative">Whether it has a minus.</param>
/// <param name="Integer">What stands before the point; 0 or more.</param>
/// <param name="Fraction">The digits after the point, 0 to 9; empty where there is none.</param>
internal readonly record struct SpelloutNumber(bool IsNegative, long Integer, string Fraction = "")
{
    public static implicit operator SpelloutNumber(long number) => new(number < 0, Math.Abs(number));

    public override string ToString()
        => (IsNegative ? "-" : "") + Integer.ToString(CultureInfo.InvariantCulture) + (Fraction.Length == 0 ? "" : "." + Fraction);
}
