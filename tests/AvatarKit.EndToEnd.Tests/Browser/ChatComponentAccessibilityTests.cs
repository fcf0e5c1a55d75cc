using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat as axe-core sees it: no finding in any of its states.</summary>
public sealed class ChatComponentAccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Long =
        "## Lamps\n\nWe sell **lamps**:\n\n1. one, see [the guide](https://shop.test/)\n   - brass\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
            + "\n\n> Quoted.\n\n```csharp\nvar lamp = 1;\n```\n\n- [x] done";

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, 1280, "thumbs")]
    [InlineData(ColorScheme.Dark, 1280, "stars")]
    [InlineData(ColorScheme.Dark, 390, "thumbs")]
    public async Task A_conversation_has_no_finding(ColorScheme scheme, int width, string rating)
    {
        var source = new Dictionary<string, string> { ["title"] = "Catalogue", ["url"] = "https://shop.test/" };
        var limit = new Dictionary<string, object> { ["code"] = "limit", ["retryAfterMs"] = 4000 };
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["greeting"] = "Hello.", ["suggestions"] = "One|Two", ["rating"] = rating, ["link-hosts"] = "*" },
            new()
            {
                ["go"] = new Dictionary<string, object> { ["text"] = Long, ["sources"] = new[] { source } },
                ["fail"] = new Dictionary<string, object> { ["error"] = limit },
            },
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        await open.UntilAsync("chat.turns.length === 1");
        await PageAudit.FindNothingAsync(open.Page);
        await open.AskAsync("fail");
        await open.UntilAsync("chat.turns.at(-1).status === 'failed'");
        await open.AskAsync("go");
        await open.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.shadowRoot.querySelector('.text .word.now')");
        await PageAudit.FindNothingAsync(open.Page);
        await open.Page.Locator("avatar-chat [part~=more]").ClickAsync();
        await PageAudit.FindNothingAsync(open.Page);
    }

    [ChromiumFact]
    public async Task The_floating_button_and_its_panel_have_no_finding()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["layout"] = "button", ["dismissible"] = "" });
        await PageAudit.FindNothingAsync(open.Page);
        await open.Page.Locator("avatar-chat .open").ClickAsync();
        await open.UntilAsync("chat.shadowRoot.getAnimations().every(each => each.playState !== 'running')");

        await PageAudit.FindNothingAsync(open.Page);
    }

    [ChromiumFact]
    public async Task What_the_avatar_does_is_told()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.UntilAsync("chat.shadowRoot.querySelector('[role=status].status').textContent === 'Ready'");
        await open.AskAsync("Hi");
        await open.UntilAsync("chat.shadowRoot.querySelector('.status').textContent === 'Speaking…'");
        await open.Page.EvaluateAsync("() => client.setConnection('waiting')");

        await open.UntilAsync("chat.shadowRoot.querySelector('.banner[role=status]').textContent.startsWith('The connection is lost.')");
    }
}
