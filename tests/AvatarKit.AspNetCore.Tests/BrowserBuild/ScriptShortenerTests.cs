using AvatarKit.BrowserBuild;

namespace AvatarKit.AspNetCore.Tests.BrowserBuild;

public sealed class ScriptShortenerTests
{
    [Fact]
    public void What_only_people_read_goes_and_what_is_exported_keeps_its_name()
    {
        const string Script =
            """
            // What it is.
            const LIMIT = 20_000;

            /** A class. */
            export class Kept {
              #count = 0;
              take({ value, ...rest } = {}) { return `${value ?? LIMIT} // ${(this.#count += 1)}` + rest?.name; }
            }
            """;

        string shorter = ScriptShortener.Shorten("kept.js", Script);

        Assert.Contains("class Kept", shorter, StringComparison.Ordinal);
        Assert.Contains(".name", shorter, StringComparison.Ordinal);
        Assert.DoesNotContain("LIMIT", shorter, StringComparison.Ordinal);
        Assert.DoesNotContain("What it is", shorter, StringComparison.Ordinal);
        Assert.True(shorter.Length < Script.Length * 2 / 3, shorter);
    }

    [Fact]
    public void A_script_that_is_not_understood_is_refused_by_its_name()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ScriptShortener.Shorten("chat/odd.js", "const = 1; function ("));

        Assert.StartsWith("The browser file 'chat/odd.js' cannot be shortened: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_of_the_package_is_understood()
    {
        string[] scripts = [.. PageSources.Names.Where(static name => name.EndsWith(".js", StringComparison.Ordinal))];

        Assert.NotEmpty(scripts);
        Assert.All(scripts, static name =>
        {
            string script = PageSources.Read(name);
            Assert.InRange(ScriptShortener.Shorten(name, script).Length, 1, script.Length - 1);
        });
    }
}
