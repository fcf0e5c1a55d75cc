using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The person is asked before a tool is called, by a card in the conversation.</summary>
public sealed class ChatComponentApprovalTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Card = "chat.shadowRoot.querySelector('[part=approval]')";
    private const string Answers = "calls.filter(([name]) => name === 'approval').map(([, id, approved]) => `${id} ${approved}`)";

    private const string Request =
        """
        approvalId: 'a1', turnId: chat.turns.at(-1).turnId, tool: 'book_table', title: 'Book a table', description: 'For two, at the window.'
        """;

    [ChromiumFact]
    public async Task A_person_with_a_keyboard_allows_it_and_goes_on_writing()
    {
        await using ChatPage open = await AskedAsync(chromium.Browser);
        Assert.Equal("group", await open.ReadAsync<string>($"{Card}.getAttribute('role')"));
        Assert.Equal(
            "Ava would like to do this. Do you agree? Book a table", await open.ReadAsync<string>($"{Card}.getAttribute('aria-label')"));
        Assert.True(await open.ReadAsync<bool>($"chat.shadowRoot.activeElement === {Card}"));
        Assert.Contains(
            "Ava would like to do this. Do you agree? Book a table. For two, at the window.",
            await open.ReadAsync<string[]>("[...chat.shadowRoot.querySelectorAll('[aria-live=polite] p')].map(each => each.textContent)"));

        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(["a1 true"], await open.ReadAsync<string[]>(Answers));
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.activeElement.localName === 'textarea'"));
        Assert.Contains("You allowed this", await open.ReadAsync<string>($"{Card}.textContent"), StringComparison.Ordinal);
        Assert.Equal(0, await open.ReadAsync<int>($"{Card}.querySelectorAll('button').length"));

        // The server's word on it, and the question once more, change nothing.
        await open.Page.EvaluateAsync(
            "() => client.tell('approvalEnd', { approvalId: 'a1', outcome: 'withdrawn' })");
        await open.Page.EvaluateAsync($"() => client.tell('approvalRequest', {{ {Request} }})");
        Assert.Equal(1, await open.ReadAsync<int>("chat.shadowRoot.querySelectorAll('[part=approval]').length"));
        Assert.Contains("You allowed this", await open.ReadAsync<string>($"{Card}.textContent"), StringComparison.Ordinal);
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task Who_writes_is_not_held_up_and_a_question_that_is_over_goes()
    {
        await using ChatPage open = await AskedAsync(chromium.Browser, draft: "And ");
        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.activeElement.localName === 'textarea'"));
        await open.Page.EvaluateAsync($"() => {Card}.focus()");
        await open.Page.Keyboard.TypeAsync("more");
        Assert.Equal("And more", await open.ReadAsync<string>("chat.shadowRoot.querySelector('textarea').value"));

        await open.Page.EvaluateAsync("() => client.tell('approvalEnd', { approvalId: 'a1', outcome: 'withdrawn' })");
        await open.UntilAsync($"{Card}.textContent.includes('No longer needed')");

        Assert.Empty(await open.ReadAsync<string[]>(Answers));
        Assert.Equal(0, await open.ReadAsync<int>($"{Card}.querySelectorAll('button').length"));
    }

    [ChromiumFact]
    public async Task A_person_with_a_mouse_declines_in_their_language()
    {
        await using ChatPage open = await AskedAsync(chromium.Browser, locale: "de");
        await open.Page.Locator("avatar-chat [part~=decline]").ClickAsync();

        Assert.Equal(["a1 false"], await open.ReadAsync<string[]>(Answers));
        Assert.Contains("Sie haben das abgelehnt", await open.ReadAsync<string>($"{Card}.textContent"), StringComparison.Ordinal);

        // Other words on the chat draw the turns anew: what was asked stays where it was.
        await open.Page.EvaluateAsync("() => { chat.labels = { send: 'Los' }; }");
        Assert.True(await open.ReadAsync<bool>($"{Card}.closest('.turn') !== null"));
        await open.Page.EvaluateAsync("() => chat.newConversation()");
        await open.UntilAsync($"{Card} === null");
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, "ltr", 1280, 844)]
    [InlineData(ColorScheme.Dark, "rtl", 320, 640)]
    public async Task It_has_no_finding_and_fits(ColorScheme scheme, string direction, int width, int height)
    {
        await using ChatPage open = await AskedAsync(
            chromium.Browser,
            more: ", arguments: { guests: 2, note: 'https://example.com/a-very-long-address-that-goes-on-and-on' }",
            direction: direction,
            options: new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        LocatorBoundingBoxResult box = (await open.Page.Locator("avatar-chat [part=approval]").BoundingBoxAsync())!;
        Assert.True(box.X >= 0 && box.X + box.Width <= width && box.Height > 40, $"{box.X} {box.Width} {box.Height}");
        Assert.True(await open.ReadAsync<bool>($"{Card}.scrollWidth <= {Card}.clientWidth"));
        Assert.Equal(["guests", "2", "note"], (await open.ReadAsync<string[]>(
            $"[...{Card}.querySelector('dl').children].map(each => each.textContent)"))[..3]);
        Assert.True(await open.ReadAsync<bool>($"{Card}.closest('.turn') !== null"));
        await PageAudit.FindNothingAsync(open.Page);
        if (Environment.GetEnvironmentVariable("AVATARKIT_PICTURES") is { Length: > 0 } folder)
        {
            await open.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"approval-{scheme}-{direction}.png") });
        }
    }

    private static async Task<ChatPage> AskedAsync(
        IBrowser browser, string locale = "en", string draft = "", string more = "", string direction = "ltr",
        BrowserNewContextOptions? options = null)
    {
        ChatPage open = await ChatPage.OpenAsync(
            browser, new() { ["locale"] = locale, ["speech"] = "off" }, new() { ["A table, please"] = "Let me see." }, options);
        await open.Page.EvaluateAsync($"() => {{ document.documentElement.dir = '{direction}'; }}");
        await open.UntilAsync("chat.room?.talk.connection === 'open'");
        await open.AskAsync("A table, please");
        await open.UntilAsync("chat.turns.at(-1)?.answer === 'Let me see.'");
        await open.Page.Locator("avatar-chat textarea").FillAsync(draft);
        await open.Page.EvaluateAsync($"() => client.tell('approvalRequest', {{ {Request}{more} }})");
        await open.UntilAsync($"{Card} !== null");
        return open;
    }
}
