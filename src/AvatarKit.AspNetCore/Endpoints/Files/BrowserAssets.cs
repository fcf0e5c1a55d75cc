using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>The browser's files, embedded in the assembly as they are served: joined and shortened when it was built.</summary>
internal static class BrowserAssets
{
    private const string Prefix = "AvatarKit.AspNetCore/";

    private static readonly Assembly Assembly = typeof(BrowserAssets).Assembly;

    // A build on Windows has backslashes in the names.
    private static readonly FrozenDictionary<string, string> Resources = Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(static name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>The files by their paths in <c>wwwroot</c>, the reply page's by their names, and what is loaded later with its content's hash
    /// before the ending.</summary>
    public static IReadOnlyCollection<string> Names => Resources.Keys;

    /// <summary>Whether there is a file of a name.</summary>
    public static bool Has(string name) => Resources.ContainsKey(name);

    /// <summary>Reads a file, UTF-8.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Its content.</returns>
    public static byte[] Read(string name)
    {
        using Stream stream = (Resources.TryGetValue(name, out string? resource) ? Assembly.GetManifestResourceStream(resource) : null)
            ?? throw new InvalidOperationException(
                $"The browser file '{name}' is not embedded in AvatarKit.AspNetCore. Build the package from a whole checkout.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>Reads a file as text.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string ReadText(string name) => Encoding.UTF8.GetString(Read(name));
}
