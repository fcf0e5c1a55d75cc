using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>What is in the documentation site, and what leads where.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class SitePagesTests(DocumentationSite site)
{
    [Fact]
    public void Every_guide_has_a_page_that_the_sidebar_leads_to()
    {
        string[] guides = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(Path.GetFileNameWithoutExtension)!];
        string sidebar = site.Pages["guides/getting-started.html"];

        Assert.NotEmpty(guides);
        Assert.All(guides, guide => Assert.Contains($"guides/{guide}.html", site.Pages.Keys));
        Assert.All(guides, guide => Assert.Contains($"href=\"/guides/{guide}.html\"", sidebar, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_type_has_an_entry()
    {
        HashSet<string> entries = [.. site.Pages.Where(static page => page.Key.StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(static page => DocumentationSite.AnchorsOf(page.Value))];

        Assert.True(PublicTypes.All.Count > 600, $"only {PublicTypes.All.Count} public types");
        Assert.DoesNotContain(PublicTypes.All, type => !entries.Contains(PublicTypes.AnchorOf(type)));
    }

    [Fact]
    public void Every_setting_has_an_entry()
    {
        IReadOnlySet<string> entries = DocumentationSite.AnchorsOf(site.Pages["reference/settings.html"]);

        string[] settings = [.. Setting().Matches(File.ReadAllText(Path.Combine(Repository.Root, "eng", "site", "reference", "settings.md")))
            .Select(static heading => heading.Groups[1].Value.Replace(":", "", StringComparison.Ordinal))];
        Assert.True(settings.Length > 300, $"only {settings.Length} settings");
        Assert.All(settings, setting => Assert.Contains(setting.Replace("*", "", StringComparison.Ordinal).ToLowerInvariant(), entries));
    }

    [Fact]
    public void What_is_inherited_is_written_out_and_names_lead_to_their_entries()
    {
        string room = site.Pages["api/testing-speech.html"];

        // An <inheritdoc/> of a fake, which the contract documents.
        Assert.Matches("GetVoicesAsync.*?</dt><dd><div>[A-Z]", room);
        Assert.Contains("href=\"./core-speech.html#speechrequest.rate\"", room, StringComparison.Ordinal);
    }

    [Fact]
    public void No_link_is_dead()
    {
        var anchors = site.Pages.ToDictionary(static page => page.Key, static page => DocumentationSite.AnchorsOf(page.Value));
        var dead = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string page, string html) in site.Pages)
        {
            foreach (Match link in Link().Matches(html))
            {
                string address = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (IsDead(page, address, anchors))
                {
                    dead.Add($"{page}: {address}");
                }
            }
        }

        Assert.Empty(dead);
    }

    [Fact]
    public void Nothing_comes_from_the_network()
    {
        string[] files = [.. Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".html" or ".css")];

        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.DoesNotMatch(FromElsewhere(), File.ReadAllText(file)));
    }

    [ChromiumFact]
    public async Task Search_finds_every_public_type()
    {
        Dictionary<string, string[]> anchors = PublicTypes.All.GroupBy(PublicTypes.NameOf, StringComparer.Ordinal)
            .ToDictionary(static types => types.Key, static types => types.Select(PublicTypes.AnchorOf).ToArray());

        ProgramRun run = await ProgramRun.RunAsync(
            "node", ["search.mjs", site.Folder], Path.Combine(Repository.Root, "eng", "site"), JsonSerializer.Serialize(anchors.Keys));

        Assert.True(run.ExitCode == 0, run.Errors);
        Dictionary<string, string[]> found = JsonSerializer.Deserialize<Dictionary<string, string[]>>(run.Output)!;
        Assert.Empty(anchors.SelectMany(pair => pair.Value.Where(
            anchor => !found[pair.Key].Any(result => result.EndsWith("#" + anchor, StringComparison.Ordinal)))));
    }

    private bool IsDead(string page, string address, Dictionary<string, IReadOnlySet<string>> anchors)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? elsewhere) && elsewhere.Scheme is "http" or "https" or "mailto" or "data")
        {
            return false;
        }

        var target = new Uri(new Uri($"http://site/{page}"), address);
        string path = Uri.UnescapeDataString(target.AbsolutePath[1..]);
        path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        string anchor = Uri.UnescapeDataString(target.Fragment);
        return anchors.TryGetValue(path, out IReadOnlySet<string>? there)
            ? anchor.Length > 1 && !there.Contains(anchor[1..])
            : !File.Exists(Path.Combine(site.Folder, path));
    }

    [GeneratedRegex("^### `([^`]+)`$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("\\s(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();

    // What a browser fetches by itself, not what a reader may follow.
    [GeneratedRegex("<(?:script|img|link|iframe|source|video|audio)\\b[^>]*\\s(?:src|href)=\"(?:https?:)?//|url\\([\"']?(?:https?:)?//|@import")]
    private static partial Regex FromElsewhere();
}
