using CsCheck;

namespace AvatarKit.Tests;

/// <summary>Checks a property on the same generated samples in every run.</summary>
internal static class FixedSeed
{
    public static void Check<T>(Gen<T> samples, Action<T> check, int count = 3000)
    {
        PCG random = new(7, 20_251);
        for (int i = 0; i < count; i++)
        {
            check(samples.Generate(random, null, out _));
        }
    }
}
