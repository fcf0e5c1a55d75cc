namespace AvatarKit.BrowserBuild;

/// <summary>The browser's files as they are written: those of <c>wwwroot</c> by their paths, the reply page's by their names.</summary>
internal sealed class BrowserSources
{
    private static readonly string[] Kinds = [".js", ".json", ".css", ".html"];
    private readonly Dictionary<string, string> paths = new(StringComparer.Ordinal);

    /// <summary>Finds the files.</summary>
    /// <param name="package">The folder of AvatarKit.AspNetCore.</param>
    public BrowserSources(string package)
    {
        foreach (string folder in (string[])[Path.Combine(package, "wwwroot"), Path.Combine(package, "ReplyPages")])
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (Kinds.Contains(Path.GetExtension(path)))
                {
                    paths.Add(Path.GetRelativePath(folder, path).Replace('\\', '/'), path);
                }
            }
        }
    }

    /// <summary>What the files are called.</summary>
    public IReadOnlyCollection<string> Names => paths.Keys;

    /// <summary>Reads a file, with the line ends it has in a browser's eyes.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Read(string name)
        => paths.TryGetValue(name, out string? path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n")
            : throw new InvalidOperationException($"There is no browser file '{name}', neither in wwwroot nor in ReplyPages.");
}
