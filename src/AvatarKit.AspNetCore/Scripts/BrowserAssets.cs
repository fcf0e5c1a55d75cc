using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>The browser's files, embedded in the assembly.</summary>
internal static class BrowserAssets
{
    private const string Prefix = "AvatarKit.AspNetCore/";

    private static readonly Assembly Assembly = typeof(BrowserAssets).Assembly;

    // A build on Windows has backslashes in the names.
    private static readonly FrozenDictionary<string, string> Resources = Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>The files by their paths in <c>wwwroot</c>, and the reply page's by their names.</summary>
    public static IReadOnlyCollection<string> Names => Resources.Keys;

    /// <summary>Reads a file, with the line ends it has in a browser's eyes.</summary>
    /// <param name="name">The file's path in <c>wwwroot</c>, or the name of one of the reply page's.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name)
    {
        using Stream stream = (Resources.TryGetValue(name, out string? resource) ? Assembly.GetManifestResourceStream(resource) : null)
            ?? throw new InvalidOperationException(
                $"The browser file '{name}' is not embedded in AvatarKit.AspNetCore. Build the package from a whole checkout.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
