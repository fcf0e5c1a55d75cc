using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat from scripts that were joined and shortened does what the modules do.</summary>
public sealed class ChatComponentJoinedTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Markdown = "# Lamps\n\nWe have **two**:\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlamp()\n```\n";

    [ChromiumFact]
    public async Task An_answer_with_blocks_looks_as_it_does_from_modules()
    {
        string fromModules = await AnswerAsync(joined: null);
        string fromOne = await AnswerAsync(new JoinedChat());

        Assert.Contains("<table>", fromModules, StringComparison.Ordinal);
        Assert.Contains("<pre", fromModules, StringComparison.Ordinal);
        Assert.Equal(fromModules, fromOne);
    }

    [ChromiumTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_asks_interrupts_attaches_and_rates_with_a_comment(bool isJoined)
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser,
            answers: new() { ["go"] = "One two three four five six seven eight nine." },
            joined: isJoined ? new JoinedChat() : null);
        await open.AskAsync("go");
        await open.UntilAsync("heard.filter(({ name }) => name === 'word').length === 3");
        await open.Page.Locator("avatar-chat input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "lamp.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray(),
        });
        await open.Page.Locator("avatar-chat .files li").WaitForAsync();
        await open.AskAsync("and this?");
        await open.UntilAsync("heard.filter(({ name }) => name === 'speechended').length === 2");
        await open.Page.Locator("avatar-chat [aria-label='Good answer']").Last.ClickAsync();
        await open.Page.Locator("avatar-chat .remark").FillAsync("  Very clear  ");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.UntilAsync("calls.filter(([name]) => name === 'rate').length === 2");

        Assert.StartsWith("One two", await open.ReadAsync<string>("chat.turns[0].answer"), StringComparison.Ordinal);
        Assert.Equal("interrupted", await open.ReadAsync<string>("chat.turns[0].status"));
        Assert.Equal("lamp.pdf", await open.ReadAsync<string>("calls.filter(([name]) => name === 'say')[1][2].attachments[0].name"));
        Assert.Equal("5 Very clear", await open.ReadAsync<string>("calls.filter(([name]) => name === 'rate')[1].slice(2).join(' ')"));
        Assert.Equal("Very clear", await open.ReadAsync<string>("heard.filter(({ name }) => name === 'rating')[1].detail.comment"));
        Assert.Equal(0, await open.Page.Locator("avatar-chat .remark").CountAsync());
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task Little_is_loaded_before_anybody_speaks()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, joined: new JoinedChat());
        await open.UntilAsync("chat.state === 'idle' && globalThis.client?.connection === 'open'");

        Assert.Equal(
            ["avatar-chat.js"],
            open.Requests
                .Select(static address => new Uri(address).AbsolutePath[1..])
                .Where(static path => path.EndsWith(".js", StringComparison.Ordinal)));
    }

    private async Task<string> AnswerAsync(JoinedChat? joined)
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["speech"] = "off" }, new() { ["go"] = Markdown }, joined: joined);
        await open.AskAsync("go");
        await open.UntilAsync("chat.turns[0]?.status === 'completed' && chat.shadowRoot.querySelector('pre')");
        Assert.Equal("", open.AllComplaints);
        return await open.ReadAsync<string>("chat.shadowRoot.querySelector('.answer .text').innerHTML");
    }
}
