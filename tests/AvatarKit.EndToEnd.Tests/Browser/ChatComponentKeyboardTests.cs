using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The chat by keyboard alone.</summary>
public sealed class ChatComponentKeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Focused = "chat.shadowRoot.activeElement?.getAttribute('aria-label') ?? ''";

    [ChromiumFact]
    public async Task The_panel_opens_takes_a_message_is_interrupted_and_gives_the_focus_back()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser, new() { ["layout"] = "button", ["greeting"] = "Hello." });
        IKeyboard keyboard = open.Page.Keyboard;
        await open.Page.Locator("a").FocusAsync();
        await keyboard.PressAsync("Tab");
        Assert.Equal("Open the chat", await open.ReadAsync<string>(Focused));

        await keyboard.PressAsync("Enter");
        await open.UntilAsync("chat.shadowRoot.activeElement?.tagName === 'TEXTAREA'");
        await keyboard.TypeAsync("One");
        await keyboard.PressAsync("Shift+Enter");
        await keyboard.TypeAsync("two");
        await keyboard.PressAsync("Enter");
        await open.UntilAsync("chat.turns.at(-1).message === 'One\\ntwo' && chat.state === 'speaking'");

        // The first Escape stops the answer, the second closes.
        await keyboard.PressAsync("Escape");
        await open.UntilAsync("chat.state === 'idle' && chat.turns.at(-1).status === 'interrupted'");
        Assert.Equal("Your message", await open.ReadAsync<string>(Focused));
        await keyboard.PressAsync("Escape");
        await open.UntilAsync("chat.shadowRoot.querySelector('.shell').hidden");

        Assert.Equal("Open the chat", await open.ReadAsync<string>(Focused));
        Assert.Equal("", open.AllComplaints);
    }

    [ChromiumFact]
    public async Task The_menu_is_walked_by_arrows_and_left_by_escape()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.Page.Locator("avatar-chat [part~=more]").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("Download as text", await open.ReadAsync<string>("chat.shadowRoot.activeElement.textContent"));
        await open.Page.Keyboard.PressAsync("ArrowUp");
        await open.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("Download as data (JSON)", await open.ReadAsync<string>("chat.shadowRoot.activeElement.textContent"));

        await open.Page.Keyboard.PressAsync("Escape");

        Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.menu').hidden"));
        Assert.Equal("More", await open.ReadAsync<string>(Focused));
    }

    [ChromiumFact]
    public async Task Enter_sends_nothing_while_an_input_method_composes()
    {
        await using ChatPage open = await ChatPage.OpenAsync(chromium.Browser);
        await open.Page.Locator("avatar-chat textarea").FillAsync("にほ");
        await open.Page.EvaluateAsync(
            """
            () => {
              const input = chat.shadowRoot.querySelector('textarea');
              for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
                input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...how }));
              }
            }
            """);
        Assert.Equal(0, await open.ReadAsync<int>("chat.turns.length"));

        await open.Page.Keyboard.PressAsync("Enter");

        await open.UntilAsync("chat.turns.length === 1 && chat.turns[0].message === 'にほ'");
    }

    [ChromiumFact]
    public async Task On_a_small_screen_tab_stays_in_the_panel()
    {
        await using ChatPage open = await ChatPage.OpenAsync(
            chromium.Browser, new() { ["layout"] = "button" }, options: new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await open.Page.Locator("avatar-chat .open").ClickAsync();
        for (int i = 0; i < 15; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            Assert.True(await open.ReadAsync<bool>("chat.shadowRoot.querySelector('.shell').contains(chat.shadowRoot.activeElement)"));
        }
    }
}
