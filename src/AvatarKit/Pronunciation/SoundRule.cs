namespace AvatarKit;

/// <summary>One rule of a spelling: these letters, between these neighbours, sound so.</summary>
/// <param name="Letters">The letters it consumes, at least one.</param>
/// <param name="Before">What must stand before them.</param>
/// <param name="After">What must stand after them.</param>
/// <param name="Phones">Their sound; empty where they are silent.</param>
internal sealed record SoundRule(string Letters, SoundContext Before, SoundContext After, string[] Phones)
{
    /// <summary>Whether the rule holds for the letters at a place of a word.</summary>
    public bool Holds(ReadOnlySpan<char> word, int at) =>
        word[at..].StartsWith(Letters, StringComparison.Ordinal)
        && After.Holds(word, at + Letters.Length, 1)
        && Before.Holds(word, at - 1, -1);
}
