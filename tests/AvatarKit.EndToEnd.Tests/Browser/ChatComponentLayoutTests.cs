using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat on screens of all sizes.</summary>
public sealed class ChatComponentLayoutTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Measure =
        """
        (() => {
          const box = name => chat.shadowRoot.querySelector(name).getBoundingClientRect();
          const small = [...chat.shadowRoot.querySelectorAll('.bar .tool, .row .tool')]
            .filter(each => each.checkVisibility() && Math.min(each.offsetWidth, each.offsetHeight) < 44);
          const problems = [];
          if (document.documentElement.scrollWidth > innerWidth) problems.push('the page scrolls sideways');
          if (box('.log').height < 60) problems.push(`the conversation is ${box('.log').height} high`);
          if (box('.composer').left < 0 || box('.composer').right > innerWidth) problems.push('the composer is cut off');
          if (box('.notice').bottom > innerHeight + 1) problems.push('the notice is below the screen');
          if (small.length > 0) problems.push(`${small.length} buttons are small`);
          return problems.join('; ');
        })()
        """;

    [ChromiumTheory]
    [InlineData(320, 480)]
    [InlineData(320, 256)]
    [InlineData(390, 844)]
    [InlineData(844, 390)]
    [InlineData(768, 1024)]
    [InlineData(1280, 720)]
    [InlineData(3840, 2160)]
    public async Task Everything_is_in_reach(int width, int height)
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["greeting"] = "Hello. What can I do for you?", ["suggestions"] = "One|Two" },
            new() { ["go"] = "| a long heading | another one | a third |\n|---|---|---|\n| 1 | 2 | 3 |\n\n```\n" + new string('x', 300) + "\n```" },
            new() { ViewportSize = new() { Width = width, Height = height } });
        await open.AskAsync("go");
        await open.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.shadowRoot.querySelector('.text pre')");

        Assert.Equal("", await open.ReadAsync<string>(Measure));
    }

    [ChromiumFact]
    public async Task The_face_is_beside_the_conversation_where_there_is_room_and_above_it_where_not()
    {
        const string Places =
            "(() => { const [stage, talk] = ['.stage', '.talk'].map(name => chat.shadowRoot.querySelector(name).getBoundingClientRect());"
                + " return stage.right <= talk.left ? 'left' : stage.left >= talk.right ? 'right' : stage.bottom <= talk.top ? 'above' : '?'; })()";
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        Assert.Equal("left", await open.ReadAsync<string>(Places));

        await open.Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        Assert.Equal("right", await open.ReadAsync<string>(Places));

        await open.Page.SetViewportSizeAsync(400, 800);
        Assert.Equal("above", await open.ReadAsync<string>(Places));
    }

    [ChromiumFact]
    public async Task The_panel_floats_in_its_corner_and_covers_a_phone()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["layout"] = "button", ["corner"] = "bottom-left" });
        Assert.False(await open.ReadAsync<bool>("'client' in globalThis"));
        await open.Page.Locator("avatar-chat .open").ClickAsync();
        await open.UntilAsync("globalThis.client?.connection === 'open'");
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.shell').getBoundingClientRect().right < innerWidth / 2"));

        await open.Page.SetViewportSizeAsync(390, 700);

        // It has come up to its place.
        await open.UntilAsync(
            "(({ x, y, width, height }) => [x, y, width, height].join(' '))(chat.shadowRoot.querySelector('.shell').getBoundingClientRect()) "
                + "=== '0 0 390 700'");
    }

    [ChromiumFact]
    public async Task A_button_that_was_dismissed_stays_away_and_a_panel_that_opens_by_itself_does_so_once()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["layout"] = "button", ["dismissible"] = "", ["auto-open"] = "" });
        const string Again =
            "() => { const holder = chat.parentNode; const copy = chat.cloneNode(); chat.remove(); holder.append(globalThis.chat = copy); }";
        Assert.False(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.shell').hidden"));
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.activeElement === null"));
        await open.Page.Locator("avatar-chat [part~=close]").ClickAsync();

        await open.Page.EvaluateAsync(Again);
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.shell').hidden"));
        await open.Page.Locator("avatar-chat [part~=dismiss]").ClickAsync();

        await open.Page.EvaluateAsync(Again);
        Assert.True(await open.ReadAsync<bool>("chat.hidden"));
    }

    [ChromiumFact]
    public async Task Nothing_moves_by_itself_where_less_motion_is_wanted()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, options: new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 900, Height = 700 } });
        await open.AskAsync("Hi");
        await open.UntilAsync("chat.state === 'speaking'");

        Assert.Equal(0, await open.ReadAsync<int>("chat.shadowRoot.getAnimations().length"));
    }
}
