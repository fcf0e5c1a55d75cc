using System.Globalization;

namespace AvatarKit;

/// <summary>One category and the numbers it is for: conditions such as <c>i % 10 = 2..4 and i % 100 != 12..14 or v != 0</c>.</summary>
internal sealed class PluralRule
{
    private readonly Relation[][] anyOf;

    public PluralRule(string category, string condition)
    {
        Category = category;
        anyOf = [.. condition.Split(" or ").Select(static all => all.Split(" and ").Select(Relation.Read).ToArray())];
    }

    public string Category { get; }

    public bool Holds(SpelloutNumber number) => Array.Exists(anyOf, all => Array.TrueForAll(all, one => one.Holds(number)));

    private readonly record struct Relation(char Operand, long Modulus, bool IsNegated, (long From, long To)[] Ranges)
    {
        /// <summary>Reads <c>n % 10 != 3..4,9</c>.</summary>
        public static Relation Read(string text)
        {
            bool isNegated = text.Contains("!=", StringComparison.Ordinal);
            string[] sides = text.Split(isNegated ? "!=" : "=", 2, StringSplitOptions.TrimEntries);
            string[] left = sides[0].Split('%', 2, StringSplitOptions.TrimEntries);
            long modulus = left.Length == 2 ? Number(left[1]) : 0;
            return new Relation(left[0][0], modulus, isNegated, [.. sides[1].Split(',', StringSplitOptions.TrimEntries).Select(ReadRange)]);
        }

        public bool Holds(SpelloutNumber number)
        {
            string digits = number.Fraction;
            string shortened = digits.TrimEnd('0');
            long value = Operand switch
            {
                'v' => digits.Length,
                'w' => shortened.Length,
                'f' => Number(digits),
                't' => Number(shortened),

                // Exponents of compact numbers, which are not written here.
                'c' or 'e' => 0,
                _ => number.Integer,
            };

            // n is the number itself: with digits that count after the point it is in no range of whole numbers.
            bool isIn = (Operand != 'n' || shortened.Length == 0) && IsIn(Modulus == 0 ? value : value % Modulus);
            return isIn != IsNegated;
        }

        private bool IsIn(long value) => Array.Exists(Ranges, range => value >= range.From && value <= range.To);

        private static (long From, long To) ReadRange(string text)
        {
            string[] ends = text.Split("..", 2);
            return (Number(ends[0]), Number(ends[^1]));
        }

        private static long Number(string digits)
            => digits.Length == 0 ? 0 : long.Parse(digits.AsSpan(0, Math.Min(digits.Length, 18)), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
