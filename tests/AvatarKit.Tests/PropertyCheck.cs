using CsCheck;

namespace AvatarKit.Tests;

/// <summary>Property tests that try the same cases on every run: <c>Sample</c> of CsCheck goes on from chance after its first seed.</summary>
internal static class PropertyCheck
{
    private const ulong Seed = 20261123;

    public static void Check<T>(this Gen<T> gen, Action<T> property, int cases = 3_000)
    {
        var random = new PCG(1, Seed);
        for (int number = 0; number < cases; number++)
        {
            T value = gen.Generate(random, null, out _);
            try
            {
                property(value);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {number}: {exception.Message}", exception);
            }
        }
    }

    public static void Check<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> property, int cases = 3_000)
        => gen.Check(pair => property(pair.Item1, pair.Item2), cases);
}
