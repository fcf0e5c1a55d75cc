using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AvatarKit.Rendering.Tests;

public sealed class WarpedRowsTests
{
    private readonly Random random = new(11);

    [Fact]
    public void The_fast_way_and_the_way_of_any_processor_agree_to_three_levels()
    {
        for (int run = 0; run < 2_000 && Avx2.IsSupported; run++)
        {
            Vector256<uint>[] four = [Pixels(), Pixels(), Pixels(), Pixels()];
            Vector256<float> right = Shares();
            Vector256<float> lower = Shares();

            Vector256<byte> fast = BetweenAvx2.Mix(four[0], four[1], four[2], four[3], right, lower).AsByte();
            Vector256<byte> plain = WarpedRows.BetweenAnywhere(four[0], four[1], four[2], four[3], right, lower).AsByte();

            for (int i = 0; i < 32; i++)
            {
                Assert.InRange(fast[i] - plain[i], -3, 3);
            }
        }
    }

    [Fact]
    public void What_is_the_same_on_all_sides_stays_as_it_is()
    {
        for (int run = 0; run < 500; run++)
        {
            Vector256<uint> one = Pixels() | Vector256.Create(0xFF000000U);

            Assert.Equal(one, WarpedRows.Between(one, one, one, one, Shares(), Shares()));
        }
    }

    [Fact]
    public void No_colour_outgrows_its_alpha()
    {
        for (int run = 0; run < 2_000; run++)
        {
            Vector256<byte> mixed = WarpedRows.Between(Pixels(), Pixels(), Pixels(), Pixels(), Shares(), Shares()).AsByte();

            for (int i = 0; i < 32; i++)
            {
                Assert.True(mixed[i] <= mixed[i | 3], $"{mixed[i]} over {mixed[i | 3]}");
            }
        }
    }

    /// <summary>Premultiplied pixels.</summary>
    private Vector256<uint> Pixels() => Vector256.Create<uint>([.. Enumerable.Range(0, 8).Select(_ =>
    {
        int alpha = random.Next(4) switch { 0 => 0, 1 => 255, _ => random.Next(256) };
        return ((uint)alpha << 24) | ((uint)random.Next(alpha + 1) << 16) | ((uint)random.Next(alpha + 1) << 8) | (uint)random.Next(alpha + 1);
    })]);

    private Vector256<float> Shares() => Vector256.Create<float>(
        [.. Enumerable.Range(0, 8).Select(_ => random.Next(6) switch { 0 => 0f, 1 => 1f, _ => random.NextSingle() })]);
}
