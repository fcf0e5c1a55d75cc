using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>The browser's files, embedded in the assembly.</summary>
internal static class BrowserAssets
{
    /// <summary>Reads a file of this folder, with the line ends it has in a browser's eyes.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name)
    {
        using Stream stream = typeof(BrowserAssets).Assembly.GetManifestResourceStream("AvatarKit.AspNetCore." + name)
            ?? throw new InvalidOperationException(
                $"The browser file '{name}' is not embedded in AvatarKit.AspNetCore. Build the package from a whole checkout.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
