using System.Runtime.CompilerServices;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>Where things are in this checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string ConsoleProgram { get; } = Path.Combine(
        Root, "samples", "Console", "bin", Configuration, "net10.0", "avatarkit-console.dll");

    /// <summary>The packages that applications reference: those whose API is written down.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "PublicAPI.Unshipped.txt", SearchOption.AllDirectories)
            .Select(static file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal),
    ];

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
