using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop's server goes away in the middle of an answer and comes back, with what it kept.</summary>
[Collection(SoundCollection.Name)]
public sealed class ServerRestartTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task The_page_says_what_happened_goes_on_and_still_has_the_conversation()
    {
        await using WebSample shop = await WebSample.StartAsync();
        await using Visit visit = await ShopVisit.BeginAsync(chromium.Browser, shop.Address);
        await visit.AskAsync("When are you open?");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);

        await visit.AskAsync("Which bicycle suits me for touring?");
        await visit.UntilAsync("chat.state === 'speaking' && words >= 3");
        await shop.KillAsync();
        await visit.UntilAsync("banner().startsWith('The connection is lost.')", 40);
        await shop.RunAgainAsync();
        await visit.UntilAsync($"{Visit.Open} && banner() === ''", 60);

        // Of the answer that was cut off nothing follows: that is said, and it can be asked for again.
        await visit.UntilAsync("chat.state === 'idle' && chat.turns.at(-1).status === 'failed'", 40);
        await visit.Page.Locator("avatar-chat").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await visit.UntilAsync("chat.turns.length === 3 && chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);
        Assert.Contains("1,290 euros", await visit.ReadAsync<string>("chat.turns.at(-1).answer"), StringComparison.Ordinal);
        await visit.AskAsync("Do you offer trial rides?");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);
        Assert.Contains("ridden for a day", await visit.ReadAsync<string>("chat.turns.at(-1).answer"), StringComparison.Ordinal);

        await visit.Page.ReloadAsync();
        await visit.DoAsync("globalThis.chat = document.querySelector('avatar-chat');");
        await visit.UntilAsync("chat.turns.some(({ message }) => message === 'Do you offer trial rides?')", 40);
        string[] asked = await visit.ReadAsync<string[]>("chat.turns.map(({ message }) => message).filter(Boolean)");
        Assert.Equal("When are you open?", asked[0]);
        Assert.Contains("Which bicycle suits me for touring?", asked);
    }
}
