using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop's pages as they are, with the avatar in them: on every screen, by keyboard, and to those who see or move otherwise.</summary>
public sealed class ShopPageTests(Chromium chromium, SharedShop shared) : IClassFixture<Chromium>, IClassFixture<SharedShop>
{
    private const string Question = "Which bicycle suits me for touring?";

    private const string Speaking = "chat.state === 'speaking' && words >= 3 && chat.turns.at(-1).message";

    /// <summary>What cannot be read or reached.</summary>
    private const string Measure =
        """
        (() => {
          const problems = [];
          const seen = [document, chat.shadowRoot].flatMap(root => [...root.querySelectorAll('*')])
            .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.hidden, svg, .face, head'));
          const named = each => `${each.tagName}.${each.className}`;
          if (document.documentElement.scrollWidth > innerWidth) problems.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const each of seen) {
            const { left, right, width } = each.getBoundingClientRect();
            const scrolls = each.closest('.table, pre');
            if (width > 0 && !scrolls && (left < -1 || right > innerWidth + 1)) problems.push(`${named(each)} lies from ${left} to ${right}`);
            const cuts = getComputedStyle(each).overflowX !== 'visible' && !each.matches('.name, textarea, .stage, .log, .shell');
            if (cuts && !scrolls && each.scrollWidth > each.clientWidth + 1) problems.push(`${named(each)} is cut off`);
          }
          const composer = chat.shadowRoot.querySelector('.composer').getBoundingClientRect();
          const log = chat.shadowRoot.querySelector('.log').getBoundingClientRect();
          if (composer.width < 200) problems.push(`the composer is ${composer.width} wide`);
          if (log.height < 60) problems.push(`the conversation is ${log.height} high`);
          if (log.bottom > composer.top + 2) problems.push('the conversation lies under the composer');
          const bottom = chat.shadowRoot.querySelector('.notice').getBoundingClientRect().bottom + scrollY;
          if (bottom > document.documentElement.scrollHeight + 1) problems.push('the notice is below the page');
          return problems.join('; ');
        })()
        """;

    [ChromiumTheory]
    [InlineData(320, 568)]
    [InlineData(390, 844)]
    [InlineData(768, 1024)]
    [InlineData(1440, 900)]
    [InlineData(3840, 2160)]
    [InlineData(640, 400)]
    public async Task Nothing_is_cut_off_on_any_screen(int width, int height)
    {
        // 640 by 400 is a page of 1280 by 800 at 200 %.
        await using Visit visit = await BeginAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = width == 640 ? 2 : 1 });
        Assert.Equal("", await visit.ReadAsync<string>(Measure));

        await AskAsync(visit, Question);

        Assert.Equal("", await visit.ReadAsync<string>(Measure));
    }

    [ChromiumTheory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Nothing_is_cut_off_where_text_alone_is_twice_as_large(int width, int height)
    {
        await using Visit visit = await BeginAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await visit.DoAsync("document.documentElement.style.fontSize = '200%';");
        await AskAsync(visit, Question);

        Assert.Equal("", await visit.ReadAsync<string>(Measure));
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, ForcedColors.None, 1440)]
    [InlineData(ColorScheme.Dark, ForcedColors.None, 1440)]
    [InlineData(ColorScheme.Dark, ForcedColors.None, 390)]
    [InlineData(ColorScheme.Light, ForcedColors.Active, 1440)]
    public async Task Axe_finds_nothing(ColorScheme scheme, ForcedColors forced, int width)
    {
        await using Visit visit = await BeginAsync(
            new() { ColorScheme = scheme, ForcedColors = forced, ViewportSize = new() { Width = width, Height = 844 } });
        await PageAudit.FindNothingAsync(visit.Page);

        await AskAsync(visit, Question);
        await PageAudit.FindNothingAsync(visit.Page);

        await visit.Page.GotoAsync(new Uri(shared.Shop.Address, "/workshop.html").ToString());
        await ShopVisit.LookAsync(visit, waits: false);
        await PageAudit.FindNothingAsync(visit.Page);
        await visit.Page.Locator("avatar-chat .open").ClickAsync();
        await visit.UntilAsync(Visit.Open + " && chat.shadowRoot.getAnimations().every(each => each.playState !== 'running')");
        await PageAudit.FindNothingAsync(visit.Page);
    }

    [ChromiumFact]
    public async Task What_can_be_pressed_and_what_is_heard_are_seen_where_colours_are_forced()
    {
        await using Visit visit = await BeginAsync(new() { ForcedColors = ForcedColors.Active });
        await AskAsync(visit, Question);

        string[] plain = await visit.ReadAsync<string[]>(
            """
            [...chat.shadowRoot.querySelectorAll('button')].filter(each => each.checkVisibility({ visibilityProperty: true }))
              .filter(each => !(parseFloat(getComputedStyle(each).borderTopWidth) > 0)).map(each => each.className)
            """);
        Assert.Empty(plain);
        Assert.True(await visit.ReadAsync<bool>(
            """
            (() => {
              const word = chat.shadowRoot.querySelector('.word.now');
              return getComputedStyle(word).backgroundColor !== 'rgba(0, 0, 0, 0)'
                && getComputedStyle(word).color !== getComputedStyle(word).backgroundColor;
            })()
            """));
    }

    [ChromiumFact]
    public async Task Nothing_but_the_mouth_moves_where_less_motion_is_wanted()
    {
        await using Visit visit = await BeginAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        // She greets, and then she is still.
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            """
            async () => {
              const canvas = [chat.shadowRoot, ...[...chat.shadowRoot.querySelectorAll('*')].map(each => each.shadowRoot)]
                .map(root => root?.querySelector('canvas')).find(Boolean);
              for (let tries = 0; tries < 12; tries++) {
                const before = canvas.toDataURL();
                await new Promise(done => setTimeout(done, 1500));
                if (canvas.toDataURL() === before) return true;
              }
              return false;
            }
            """));

        await AskAsync(visit, Question);

        Assert.Equal(0, await visit.ReadAsync<int>("document.getAnimations().length + chat.shadowRoot.getAnimations().length"));
    }

    [ChromiumFact]
    public async Task A_whole_conversation_is_had_by_keyboard()
    {
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, new Uri(shared.Shop.Address, "/workshop.html"), waits: false);
        await ShopVisit.LookAsync(visit, waits: false);
        await TabToAsync(visit, "Open the chat");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync(Visit.Open + " && chat.shadowRoot.activeElement?.tagName === 'TEXTAREA'");

        await visit.Page.Keyboard.TypeAsync("My brakes squeak");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync(Speaking);
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.UntilAsync("chat.turns.at(-1).status === 'interrupted' && chat.state === 'idle'");
        await visit.Page.Keyboard.TypeAsync("What does a service cost?");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.turns.at(-1).answer.includes('79 euros')", 60);
        await visit.UntilAsync("chat.shadowRoot.querySelectorAll('[aria-label=\"Good answer\"]').length === 2");

        await TabToAsync(visit, "Good answer", back: true);
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.UntilAsync("chat.turns.at(-1).rating === 5");
        Assert.Equal(5, await visit.Page.EvaluateAsync<int>(
            """
            async () => {
              for (let tries = 0; tries < 100; tries++) {
                const { turns } = await (await fetch(`/avatar/conversations/${chat.conversationId}`)).json();
                const rating = turns.at(-1).rating?.score ?? turns.at(-1).rating;
                if (rating) return rating;
                await new Promise(done => setTimeout(done, 100));
              }
              return 0;
            }
            """));
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.UntilAsync("chat.state === 'idle'");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.UntilAsync("chat.shadowRoot.activeElement?.getAttribute('aria-label') === 'Open the chat'");
        Assert.Empty(visit.Complaints);
    }

    [ChromiumFact]
    public async Task Its_strict_policy_is_kept_and_no_other_host_is_asked()
    {
        await using Visit visit = await BeginAsync();
        Assert.Contains("default-src 'none'", await visit.ReadAsync<string>(
            "fetch('/').then(page => page.headers.get('content-security-policy'))"), StringComparison.Ordinal);
        await AskAsync(visit, Question);
        await visit.Page.Locator("avatar-chat").GetByRole(AriaRole.Button, new() { Name = "Speak" }).ClickAsync();
        await visit.Page.GotoAsync(new Uri(shared.Shop.Address, "/workshop.html").ToString());
        await ShopVisit.LookAsync(visit, waits: false);
        await visit.Page.Locator("avatar-chat .open").ClickAsync();
        await visit.UntilAsync(Visit.Open);

        Assert.Empty(visit.Complaints);
        Assert.All(visit.Requests, request => Assert.Equal(shared.Shop.Address.Authority, request.Authority));
        Assert.Contains(visit.Requests, static request => request.Scheme == "ws");
    }

    [ChromiumFact]
    public async Task What_it_suggests_to_ask_it_can_answer()
    {
        foreach (string path in (string[])["/", "/workshop.html"])
        {
            await using Visit visit = await Visit.BeginAsync(chromium.Browser, new Uri(shared.Shop.Address, path), waits: false);
            await ShopVisit.LookAsync(visit, waits: false);
            await visit.UntilAsync("chat.suggestions.length > 0");
            string avatar = await visit.ReadAsync<string?>("chat.avatar") ?? "default";
            string[] answers = await visit.Page.EvaluateAsync<string[]>(
                """
                async avatar => Promise.all(chat.suggestions.map(async message => {
                  const body = JSON.stringify({ message, avatar, outputs: [] });
                  const told = await fetch('/avatar/chat', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
                  return (await told.json()).avatar_response;
                }))
                """,
                avatar);

            Assert.Equal(3, answers.Length);
            Assert.All(answers, static answer => Assert.DoesNotContain("I don't know", answer, StringComparison.Ordinal));
        }
    }

    private static async Task TabToAsync(Visit visit, string label, bool back = false)
    {
        for (int presses = 0; presses < 30; presses++)
        {
            if (await visit.ReadAsync<string?>("chat.shadowRoot.activeElement?.getAttribute('aria-label')") == label)
            {
                return;
            }

            await visit.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"'{label}' is not reached by Tab.");
    }

    private static async Task AskAsync(Visit visit, string question)
    {
        await visit.AskAsync(question);
        await visit.UntilAsync(Speaking);
    }

    private Task<Visit> BeginAsync(BrowserNewContextOptions? options = null)
        => ShopVisit.BeginAsync(chromium.Browser, shared.Shop.Address, options ?? new() { ViewportSize = new() { Width = 1440, Height = 900 } });
}
