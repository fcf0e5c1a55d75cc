using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The player takes Markdown off its captions by itself: it must see in it what the library sees.</summary>
public sealed class CaptionTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Captions =
    [
        "a *b* __c__ ***d*** ~~e~~",
        "*a **b** c* and **a *b* c**",
        "*a **b*** and **a *b***",
        "2 * 3 * 4, 2**3, *.txt or *.md",
        "snake_case_name and __init__ and _a_b",
        "half **a pair, ~ and `",
        "the other half** of a pair",
        "https://example.com/a_b_c and _d_",
        "`*a*` ``b`c`` `",
        @"\*a\* C:\path \[b\] \\",
        "[a *b*](x(1).md \"t\") ![c](d) [e][f] [g] array[0] note[^1]",
        "[1] and [x](y)",
        "**Bold.** Then [a link](https://example.com/a_(b)), `code` and 3 < 4.",
        "$x^2$ costs $5 == 5",
        "1. 日本語の**強調**です",
    ];

    [ChromiumFact]
    public async Task A_caption_shows_the_text_that_the_library_reads()
    {
        IPage page = await PlayerModule.OpenAsync(chromium.Browser);

        string[] shown = await page.EvaluateAsync<string[]>(
            """
            captions => captions.map(caption => {
              const holder = document.createElement('p');
              avatarkit.renderInline(holder, caption, 0, caption.length);
              return holder.textContent;
            })
            """,
            Captions);

        Assert.Equal(Captions.Select(MarkdownText.ToPlainText), shown);
        Assert.Equal("a b c d e", shown[0]);
        await page.Context.DisposeAsync();
    }
}
