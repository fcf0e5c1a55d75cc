using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>What the server discloses — that a machine speaks — is shown and told as a conversation begins.</summary>
public sealed class ChatComponentDisclosureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Words = "You are talking to an AI. My face and my voice are computer-generated.";
    private const string Discloses = $"globalThis.disclosure = '{Words}';";
    private const string Element = "chat.shadowRoot.querySelector('[part=disclosure]')";
    private const string Told = "[...chat.shadowRoot.querySelectorAll('[aria-live=polite] p')].map(each => each.textContent)";

    [ChromiumFact]
    public async Task It_stands_there_before_anything_is_said_and_is_told_once()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["ai-notice"] = "off" }, answers: new() { ["Hi"] = "Hello. We sell lamps." }, before: Discloses);
        await open.UntilAsync($"chat.room?.talk.connection === 'open' && !{Element}.hidden");
        Assert.Equal(Words, await open.ReadAsync<string>($"{Element}.textContent"));
        Assert.Equal([Words], await open.ReadAsync<string[]>(Told));
        Assert.True(await open.Page.Locator("avatar-chat [part=disclosure]").IsVisibleAsync());

        await open.AskAsync("Hi");
        await open.UntilAsync("heard.some(({ name }) => name === 'speechended') && chat.turns.at(-1)?.status === 'completed'");
        await open.AskAsync("And more");
        await open.UntilAsync("chat.turns.length === 2 && chat.turns.at(-1).status === 'completed'");

        // The first answer begins with the same words: they are shown and heard with it, and not told a second time.
        Assert.StartsWith(Words, await open.ReadAsync<string>("chat.turns[0].answer"), StringComparison.Ordinal);
        await open.UntilAsync($"{Told}.some(text => text.startsWith('You said And more'))");
        string[] told = await open.ReadAsync<string[]>(Told);
        Assert.Equal([Words, "Hello.", "We sell lamps."], told[..3]);
        Assert.DoesNotContain(told[3..], static text => text.Contains("computer-generated", StringComparison.Ordinal));
        Assert.True(await open.ReadAsync<bool>($"!{Element}.hidden"));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task A_new_conversation_is_told_anew()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, before: Discloses);
        await open.UntilAsync($"!{Element}.hidden");

        await open.Page.EvaluateAsync("() => chat.newConversation()");
        await open.UntilAsync($"{Told}.length === 2 && !{Element}.hidden");

        Assert.Equal([Words, Words], await open.ReadAsync<string[]>(Told));
    }

    [ChromiumFact]
    public async Task A_connection_that_is_made_again_tells_nothing_anew_and_another_language_is_shown()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["locale"] = "de-AT" }, before: Discloses);
        await open.UntilAsync($"!{Element}.hidden");

        await open.Page.EvaluateAsync(
            "() => { client.tell('welcome', client.session); client.tell('turn', { turnId: 'x', disclosure: 'Du sprichst mit einer KI.' }); }");

        Assert.Equal([Words], await open.ReadAsync<string[]>(Told));
        Assert.Equal("Du sprichst mit einer KI.", await open.ReadAsync<string>($"{Element}.textContent"));
        Assert.Equal("de-AT", await open.ReadAsync<string>($"{Element}.lang"));
    }

    [ChromiumFact]
    public async Task A_greeting_that_is_written_already_is_heard_and_marked_after_it()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["greeting"] = "Welcome to our lamps." }, before: Discloses);
        await open.UntilAsync("chat.shadowRoot.querySelector('.text .word.now')?.textContent === 'Welcome'");

        Assert.Equal($"{Words}\n\nWelcome to our lamps.", await open.ReadAsync<string>("chat.turns[0].answer"));
        Assert.True(
            await open.ReadAsync<bool>(
                "heard.filter(({ name }) => name === 'word').every(({ detail: { start, length, text } }) =>"
                    + " chat.turns[0].answer.slice(start, start + length) === text)"));
        Assert.Equal(
            1, await open.ReadAsync<int>($"{Told}.filter(text => text.includes('Welcome to our lamps.')).length"));
        Assert.Equal(1, await open.ReadAsync<int>($"{Told}.filter(text => text.includes('computer-generated')).length"));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task Where_the_server_discloses_nothing_there_is_nothing()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.AskAsync("Hi");
        await open.UntilAsync("chat.turns.at(-1)?.status === 'completed'");

        Assert.False(await open.Page.Locator("avatar-chat [part=disclosure]").IsVisibleAsync());
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, "page", 1280, 844, 1)]
    [InlineData(ColorScheme.Dark, "page", 390, 844, 1)]
    [InlineData(ColorScheme.Dark, "page", 844, 390, 1)]
    [InlineData(ColorScheme.Dark, "page", 320, 480, 13)]
    [InlineData(ColorScheme.Light, "page", 600, 280, 1)]
    [InlineData(ColorScheme.Light, "button", 390, 844, 13)]
    public async Task It_is_in_sight_with_no_finding_on_every_screen(ColorScheme scheme, string layout, int width, int height, int times)
    {
        string words = string.Join(' ', Enumerable.Repeat(Words, times));
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            new() { ["layout"] = layout, ["suggestions"] = "One|Two", ["greeting"] = "Hello.", ["speech"] = "off" },
            new() { ["Hi"] = string.Join("\n\n", Enumerable.Repeat("We sell lamps.", 40)) },
            new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } },
            before: $"globalThis.disclosure = '{words}';");
        await open.Page.EvaluateAsync("() => { if (chat.layout === 'button') chat.open(); }");
        await open.UntilAsync($"!{Element}.hidden && chat.shadowRoot.getAnimations().every(each => each.playState !== 'running')");
        await AssertInSightAsync(open, width, height);

        await open.AskAsync("Hi");
        await open.UntilAsync("chat.turns.at(-1).status === 'completed'");

        await AssertInSightAsync(open, width, height);
        await PageAudit.FindNothingAsync(open.Page);
    }

    private static async Task AssertInSightAsync(ChatPage open, int width, int height)
    {
        ILocator element = open.Page.Locator("avatar-chat [part=disclosure]");
        LocatorBoundingBoxResult box = (await element.BoundingBoxAsync())!;
        Assert.True(
            box is { X: >= 0, Y: >= 0, Height: > 20 } && box.X + box.Width <= width && box.Y + box.Height <= height, $"{box.Y} {box.Height}");
        Assert.True(await open.ReadAsync<bool>(
            $$"""
            (() => {
              const { left, top, width, height } = {{Element}}.getBoundingClientRect();
              return chat.shadowRoot.elementFromPoint(left + width / 2, top + height / 2) === {{Element}};
            })()
            """));
    }
}
