using System.Text.RegularExpressions;

namespace AvatarKit.Reference;

/// <summary>
/// Documents of the repository as pages of the site: the guides under <c>guides</c>, the reference of settings under <c>reference</c>, and what they
/// link to under <c>files</c>. Links that work beside the documents work beside the pages.
/// </summary>
internal sealed partial class SitePages(string root, string output)
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>Writes a document, and what it links to.</summary>
    /// <param name="file">Its path in the repository, with <c>/</c>.</param>
    public void Write(string file)
    {
        if (!written.Add(file))
        {
            return;
        }

        string source = Path.Combine(root, file);
        bool isPage = file.EndsWith(".md", StringComparison.Ordinal);
        string target = Path.Combine(output, isPage ? "" : "public", PlaceOf(file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (isPage)
        {
            File.WriteAllText(target, Rewrite(file, File.ReadAllText(source)));
        }
        else
        {
            File.Copy(source, target, overwrite: true);
        }
    }

    /// <summary>Where a document stands in the site.</summary>
    public static string PlaceOf(string file)
    {
        if (file == ReferenceFiles.Settings)
        {
            return "reference/settings.md";
        }

        string place = file.StartsWith("docs/", StringComparison.Ordinal) ? "guides/" + file["docs/".Length..] : "files/" + file;

        // A page of this name would be the folder's.
        return place.EndsWith("/README.md", StringComparison.Ordinal) ? place[..^"README.md".Length] + "about.md" : place;
    }

    private string Rewrite(string file, string text)
    {
        string[] parts = Fence().Split(text);
        string folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
        return string.Concat(parts.Select(part => part.StartsWith("```", StringComparison.Ordinal)
            ? part
            : Link().Replace(part, link => Rewrite(file, folder, link))));
    }

    private string Rewrite(string file, string folder, Match link)
    {
        string target = Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, folder, link.Groups["target"].Value))).Replace('\\', '/');
        if (!File.Exists(Path.Combine(root, target)))
        {
            // A folder of the repository has no page.
            return link.Groups["text"].Value;
        }

        Write(target);
        return $"[{link.Groups["text"].Value}](/{PlaceOf(target)}{link.Groups["anchor"].Value})";
    }

    [GeneratedRegex("(^```.*?^```$)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[(?<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|mailto:|#)(?<target>[^)#\s]+)(?<anchor>#[^)]*)?\)")]
    private static partial Regex Link();
}
