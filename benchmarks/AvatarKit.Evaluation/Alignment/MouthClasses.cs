namespace AvatarKit.Evaluation;

/// <summary>The shapes of Rhubarb Lip Sync's mouths, to compare what has different names.</summary>
/// <remarks>Its README: A closed (p, b, m), B clenched teeth (most consonants, "ee"), C open ("e"), D wide open ("a"), E slightly rounded
/// ("o"), F puckered ("u", "w"), G teeth on lip (f, v), H long "l", X rest.</remarks>
internal static class MouthClasses
{
    public static char Of(Viseme viseme) => viseme switch
    {
        Viseme.Sil => 'X',
        Viseme.PP => 'A',
        Viseme.FF => 'G',
        Viseme.Aa => 'D',
        Viseme.E => 'C',
        Viseme.O => 'E',
        Viseme.U => 'F',
        _ => 'B',
    };

    /// <summary>What Rhubarb says, without what it has no counterpart for.</summary>
    public static char Of(char mouth) => mouth == 'H' ? 'B' : mouth;

    /// <summary>Whether a mouth is one that Rhubarb's own rules let a sound have (<c>animationRules.cpp</c>),
    /// the lips of a pause closed or at rest.</summary>
    /// <remarks>What it lets follow the closure of a stop is not told from the closure: a track has one shape for both.</remarks>
    public static bool Suits(Viseme viseme, char mouth) => (viseme switch
    {
        Viseme.Sil => "XA",
        Viseme.PP => "A",
        Viseme.FF => "G",
        Viseme.TH or Viseme.SS or Viseme.CH => "BF",
        Viseme.DD => "BCDEFG",
        Viseme.Kk => "BCDEFG",
        Viseme.Nn => "BCEF",
        Viseme.RR => "BEF",
        Viseme.Aa => "DC",
        Viseme.E => "CB",
        Viseme.I => "BC",
        Viseme.O => "EF",
        _ => "F",
    }).Contains(mouth, StringComparison.Ordinal);
}
