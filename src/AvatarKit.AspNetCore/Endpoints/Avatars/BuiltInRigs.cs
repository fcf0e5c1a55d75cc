namespace AvatarKit.AspNetCore;

/// <summary>The rigs of the characters that this package draws in the browser.</summary>
internal static class BuiltInRigs
{
    /// <summary>Who is drawn where nobody was chosen.</summary>
    public const string Default = "ava";

    /// <summary>A rig by its name; empty: there is none.</summary>
    public static ReadOnlyMemory<byte> Find(string name)
        => BrowserAssets.Has(FileOf(name)) ? BrowserAssets.Read(FileOf(name)) : default;

    private static string FileOf(string name) => $"rigs/{name}.rig.json";
}
