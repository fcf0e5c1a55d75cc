using System.Text;

namespace AvatarKit.AspNetCore;

/// <summary>The browser's files, embedded in the assembly.</summary>
internal static class BrowserAssets
{
    /// <summary>What the names of the embedded files begin with.</summary>
    public const string Prefix = "AvatarKit.AspNetCore/";

    /// <summary>Reads a file, with the line ends it has in a browser's eyes.</summary>
    /// <param name="name">The file's path in <c>wwwroot</c>, or the name of one of the reply page's.</param>
    /// <returns>Its text.</returns>
    public static string Read(string name)
    {
        using Stream stream = typeof(BrowserAssets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException(
                $"The browser file '{name}' is not embedded in AvatarKit.AspNetCore. Build the package from a whole checkout.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
