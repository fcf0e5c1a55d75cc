using System.Text;

namespace AvatarKit.Fuzz.Mutation;

/// <summary>Cuts, repeats and joins text, and puts in what readers stumble over.</summary>
internal sealed class TextMutator : IMutator
{
    public static readonly TextMutator Instance = new();

    private const int Longest = 32 * 1024;

    public byte[] Mutate(IReadOnlyList<byte[]> seeds, Random random)
    {
        if (random.Next(16) == 0)
        {
            return LooseText.Encode(Soup(random, random.Next(1, 120)));
        }

        var text = new StringBuilder(Pick(seeds, random));
        for (int count = random.Next(1, 7); count > 0; count--)
        {
            Change(text, seeds, random);
        }

        return LooseText.Encode(text.ToString(0, Math.Min(text.Length, Longest)));
    }

    public GrowthPattern Grow(IReadOnlyList<byte[]> seeds, Random random)
    {
        string unit = random.Next(8) == 0 ? Slice(Pick(seeds, random), random, 60) : Soup(random, random.Next(1, 4));
        unit = unit.Length == 0 ? "a" : unit;
        string before = random.Next(2) == 0 ? "" : Soup(random, random.Next(1, 3));
        string after = random.Next(2) == 0 ? "" : Soup(random, random.Next(1, 3));
        return Repeat(unit, before, after);
    }

    /// <summary>A unit again and again.</summary>
    public static GrowthPattern Repeat(string unit, string before = "", string after = "")
    {
        int size = LooseText.Encode(unit).Length;
        return new GrowthPattern(
            $"{Show(before)}{Show(unit)}×n{Show(after)}",
            length => LooseText.Encode(before + string.Concat(Enumerable.Repeat(unit, Math.Max(1, length / size))) + after));
    }

    private static void Change(StringBuilder text, IReadOnlyList<byte[]> seeds, Random random)
    {
        int at = random.Next(text.Length + 1);
        switch (random.Next(9))
        {
            case 0 or 1:
                text.Insert(at, TextTokens.Any(random));
                break;
            case 2:
                text.Insert(at, TextTokens.AnyCharacter(random));
                break;
            case 3:
                text.Remove(at, Math.Min(random.Next(1, 60), text.Length - at));
                break;
            case 4:
                int length = Math.Min(random.Next(1, 60), text.Length - at);
                text.Insert(at, string.Concat(Enumerable.Repeat(text.ToString(at, length), random.Next(1, 20))));
                break;
            case 5:
                text.Length = at;
                string other = Pick(seeds, random);
                text.Append(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 6 when at < text.Length:
                text[at] = TextTokens.AnyCharacter(random);
                break;
            case 7:
                text.Insert(at, Slice(Pick(seeds, random), random, 200));
                break;
            case 8 when random.Next(12) == 0:
                text.Insert(at, string.Concat(Enumerable.Repeat(Soup(random, random.Next(1, 3)), random.Next(50, 2000))));
                break;
            default:
                text.Insert(at, random.Next(int.MinValue, int.MaxValue));
                break;
        }

        text.Length = Math.Min(text.Length, Longest);
    }

    private static string Pick(IReadOnlyList<byte[]> seeds, Random random) => LooseText.Decode(seeds[random.Next(seeds.Count)]);

    private static string Slice(string text, Random random, int most)
    {
        int start = random.Next(text.Length + 1);
        return text.Substring(start, Math.Min(random.Next(1, most), text.Length - start));
    }

    private static string Soup(Random random, int count)
        => string.Concat(Enumerable.Range(0, count).Select(_ => TextTokens.Any(random)));

    private static string Show(string text) => text.Length == 0 ? "" : $"{text.Length}:{System.Text.Json.JsonSerializer.Serialize(text)} ";
}
