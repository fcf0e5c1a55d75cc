using AvatarKit.BrowserBuild;

namespace AvatarKit.AspNetCore.Tests.BrowserBuild;

public sealed class CssShortenerTests
{
    [Fact]
    public void Space_between_declarations_goes_and_space_that_means_something_stays()
    {
        const string Script =
            """
            const WIDE = '@container ((min-width: 8px) and (max-width: 9px))';
            const SHEET = `
            :host([size="a b"]) .face > :is(p, a :hover) { inset: 0 1px; margin: calc(1px + 2px - 3px);
              content: ""; }
            ${WIDE} {
              .a { color: red !important; }
            }
            `;
            const text = `one: { two; }`;
            """;

        string shorter = CssShortener.Shorten(Script.ReplaceLineEndings("\n"));

        Assert.Equal(
            "const WIDE = '@container ((min-width: 8px) and (max-width: 9px))';\n"
                + "const SHEET = ` :host([size=\"a b\"]) .face > :is(p,a :hover){inset:0 1px;margin:calc(1px + 2px - 3px);content:\"\"}${WIDE}"
                + "{.a{color:red !important}}`;\nconst text = `one: { two; }`;",
            shorter);
    }

    [Theory]
    [InlineData("chat/style.js", 800)]
    [InlineData("player/stage.js", 60)]
    public void Style_sheets_of_the_package_get_shorter(string name, int least)
    {
        string script = PageSources.Read(name);

        Assert.True(CssShortener.Shorten(script).Length < script.Length - least);
    }
}
