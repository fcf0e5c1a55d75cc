using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Reference;

/// <summary>Writes the pages from which VitePress makes the documentation site.</summary>
internal sealed class SiteFiles(string root, string output)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write()
    {
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        Directory.CreateDirectory(Path.Combine(output, "api"));
        var pages = new SitePages(root, output);
        foreach (string guide in Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md"))
        {
            pages.Write("docs/" + Path.GetFileName(guide));
        }

        pages.Write(ReferenceFiles.Settings);
        pages.Write("docs/images/avatar.png");
        File.Copy(Path.Combine(root, "eng", "site", "home.md"), Path.Combine(output, "index.md"));
        var api = new ApiReference(new PackageSources(root));
        var page = new ApiPage(api);
        foreach (ApiRoom room in api.Rooms)
        {
            File.WriteAllText(Path.Combine(output, "api", room.Slug + ".md"), page.Write(room));
        }

        File.WriteAllText(Path.Combine(output, "api", "index.md"), Overview(api));
        File.WriteAllText(Path.Combine(output, "sidebar.json"), Sidebar(api).ToJsonString(Readable));
    }

    private static string Overview(ApiReference api)
    {
        var page = new StringBuilder("# API reference\n\nEvery public type, by package and part. The search finds them by name.\n");
        foreach (IGrouping<string, ApiRoom> package in api.Rooms.GroupBy(static room => room.Package))
        {
            page.Append("\n## ").Append(package.Key).Append("\n\n");
            foreach (ApiRoom room in package)
            {
                IEnumerable<string> types = room.Types.Select(type => $"[{type.Name}](./{room.Slug}.md#{ApiReference.AnchorOf(type)})");
                page.Append("- ").Append(room.Name.Length == 0 ? room.Package : room.Name).Append(": ").AppendJoin(", ", types).Append('\n');
            }
        }

        return page.ToString();
    }

    /// <summary>The API's part of the sidebar; that of the guides is written by hand.</summary>
    private static JsonArray Sidebar(ApiReference api) =>
    [
        .. api.Rooms.GroupBy(static room => room.Package).Select(static package => new JsonObject
        {
            ["text"] = package.Key,
            ["items"] = new JsonArray([.. package.Select(static room => new JsonObject
            {
                ["text"] = room.Name.Length == 0 ? room.Package : room.Name,
                ["link"] = $"/api/{room.Slug}",
            })]),
        }),
    ];
}
