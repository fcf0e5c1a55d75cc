using System.Buffers.Binary;

namespace AvatarKit.Fuzz.Mutation;

/// <summary>Flips, cuts, repeats and joins bytes, and writes lengths that cannot be.</summary>
internal sealed class BytesMutator : IMutator
{
    public static readonly BytesMutator Instance = new();

    private const int Longest = 64 * 1024;

    private static readonly long[] Numbers =
    [
        0, 1, -1, 2, 4, 8, 12, 15, 16, 17, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 1_000_000, 16_777_216, int.MaxValue - 8L, int.MaxValue,
        int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue,
    ];

    public byte[] Mutate(IReadOnlyList<byte[]> seeds, Random random)
    {
        List<byte> bytes = [.. seeds[random.Next(seeds.Count)]];
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            Change(bytes, seeds, random);
        }

        return [.. bytes];
    }

    public GrowthPattern Grow(IReadOnlyList<byte[]> seeds, Random random)
    {
        byte[] seed = seeds[random.Next(seeds.Count)];
        int start = random.Next(seed.Length);
        byte[] unit = random.Next(4) == 0 ? seed : seed.AsSpan(start, Math.Min(random.Next(1, 64), seed.Length - start)).ToArray();
        bool inside = random.Next(2) == 0 && unit != seed;
        return new GrowthPattern(
            $"{Convert.ToHexString(unit.AsSpan(0, Math.Min(unit.Length, 64)))}×n{(inside ? " within" : "")}",
            length =>
            {
                byte[] middle = [.. Enumerable.Repeat(unit, Math.Max(1, length / unit.Length)).SelectMany(static bytes => bytes)];
                return inside ? [.. seed.AsSpan(0, start), .. middle, .. seed.AsSpan(start)] : middle;
            });
    }

    private static void Change(List<byte> bytes, IReadOnlyList<byte[]> seeds, Random random)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(random.Next(1, 65), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 or 3:
                WriteNumber(bytes, at, random);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5 when bytes.Count < Longest:
                byte[] repeated = [.. bytes.GetRange(at, length)];
                for (int count = random.Next(1, random.Next(8) == 0 ? 200 : 4); count > 0; count--)
                {
                    bytes.InsertRange(at, repeated);
                }

                break;
            case 6:
                byte[] other = seeds[random.Next(seeds.Count)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            default:
                var noise = new byte[random.Next(1, 20)];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
        }
    }

    private static void WriteNumber(List<byte> bytes, int at, Random random)
    {
        long number = random.Next(4) == 0 ? bytes.Count + random.Next(-9, 10) : Numbers[random.Next(Numbers.Length)];
        var written = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(written, number);
        int size = 1 << random.Next(4);
        Array.Resize(ref written, size);
        if (random.Next(2) == 0)
        {
            Array.Reverse(written);
        }

        for (int i = 0; i < size && at + i < bytes.Count; i++)
        {
            bytes[at + i] = written[i];
        }
    }
}
