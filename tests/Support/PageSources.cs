using System.Runtime.CompilerServices;
using AvatarKit.BrowserBuild;

namespace AvatarKit.Tests.Support;

/// <summary>The browser's files as they are written in this checkout, where the assembly has them as they are served.</summary>
internal static class PageSources
{
    public static BrowserSources Files { get; } = new(Path.Combine(ThisFolder(), "..", "..", "src", "AvatarKit.AspNetCore"));

    public static IReadOnlyCollection<string> Names => Files.Names;

    public static string Read(string name) => Files.Read(name);

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
