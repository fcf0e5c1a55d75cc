using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop as an installed app without a network.</summary>
[Collection(SoundCollection.Name)]
public sealed class OfflineShopTests(Chromium chromium) : IClassFixture<Chromium>
{
    [ChromiumFact]
    public async Task The_shop_opens_plays_an_answer_again_and_goes_on_when_the_network_is_back()
    {
        await using WebSample shop = await WebSample.StartAsync();
        await using Visit visit = await ShopVisit.BeginAsync(chromium.Browser, shop.Address);
        await visit.DoAsync("await navigator.serviceWorker.ready;");
        await visit.AskAsync("When are you open?");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.state === 'idle'", 60);

        await visit.Context.SetOfflineAsync(true);
        await shop.KillAsync();
        await visit.Page.ReloadAsync();
        await ShopVisit.LookAsync(visit, waits: false);
        await visit.UntilAsync("banner().startsWith('You are offline.')");
        await visit.UntilAsync("chat.turns.some(({ answer }) => answer.includes('from ten to seven'))");
        await visit.Page.Locator("avatar-chat").GetByRole(AriaRole.Button, new() { Name = "Hear it again" }).Last.ClickAsync();
        await visit.UntilAsync("chat.state === 'speaking' && words >= 5");
        await visit.UntilAsync("loudest > 0.02");
        await visit.Page.Keyboard.PressAsync("Escape");

        await shop.RunAgainAsync();
        await visit.Context.SetOfflineAsync(false);
        await visit.UntilAsync($"{Visit.Open} && banner() === ''", 60);
        await visit.AskAsync("Do you offer trial rides?");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && chat.turns.at(-1).answer.includes('identity card')", 60);
    }
}
