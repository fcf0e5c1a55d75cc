namespace AvatarKit.Testing;

/// <summary>What chance says of one call: its fault, and the numbers by which the fault is shaped.</summary>
internal readonly record struct ChaosDraw(ChaosFault? Fault, ulong Bits)
{
    private const int LongestBeginning = 4;

    /// <summary>The item of a stream before which it breaks.</summary>
    public int Middle => Number(LongestBeginning, 1);

    /// <summary>A number from 0 to below a bound. Each use has a salt of its own.</summary>
    public int Number(int below, int salt) => (int)(Mix(Bits + (ulong)salt) % (ulong)below);

    /// <summary>A number from 0 to below 1.</summary>
    public double Share(int salt) => Share(Mix(Bits + (ulong)salt));

    public static double Share(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>SplitMix64, by Sebastiano Vigna (public domain): one number well mixed.</summary>
    public static ulong Mix(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
