using System.Text;
using System.Text.RegularExpressions;
using AvatarKit.BrowserBuild;

namespace AvatarKit.AspNetCore.Tests.BrowserBuild;

public sealed partial class ServedFilesTests
{
    [Fact]
    public void The_assembly_has_what_the_written_files_make()
    {
        IReadOnlyDictionary<string, byte[]> made = ServedFiles.Create(PageSources.Files);

        Assert.Equal(made.Keys.Order(StringComparer.Ordinal), BrowserAssets.Names.Order(StringComparer.Ordinal));
        Assert.All(made, static file => Assert.Equal(file.Value, BrowserAssets.Read(file.Key)));
    }

    [Fact]
    public void What_is_loaded_later_has_its_contents_hash_in_its_name_and_is_what_the_component_asks_for()
    {
        IReadOnlyDictionary<string, byte[]> made = ServedFiles.Create(PageSources.Files);

        string[] hashed = [.. made.Keys.Where(static name => Hashed().IsMatch(name))];
        string component = Encoding.UTF8.GetString(made["avatar-chat.js"]);
        Assert.NotEmpty(hashed);
        Assert.All(hashed, name => Assert.Equal(new BrowserFile(made[name], "text/javascript").Hash, Hashed().Match(name).Groups["hash"].Value));
        Assert.Contains(hashed, name => component.Contains($"./{name}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reply_pages_script_is_one_and_stays_readable()
    {
        string script = Encoding.UTF8.GetString(ServedFiles.Create(PageSources.Files)["reply-page.js"]);

        Assert.DoesNotMatch(@"(?m)^import\b", script);
        Assert.Contains("\n/**", script, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\.(?<hash>[0-9a-f]{20})\.js\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hashed();
}
