using System.Text;

namespace AvatarKit;

/// <summary>The browser's files, embedded in the assembly.</summary>
internal static class BrowserAssets
{
    /// <summary>Reads a file of this folder, with the line ends it has in a browser's eyes.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name)
    {
        using Stream stream = typeof(BrowserAssets).Assembly.GetManifestResourceStream("AvatarKit.Browser." + name)
            ?? throw new InvalidOperationException($"The browser file '{name}' is not embedded in AvatarKit. Build the package from a whole checkout.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
