using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>One visitor in two tabs, and one whose network goes away.</summary>
public sealed class TwoTabsTests(Chromium chromium, SharedChatSite shared) : IClassFixture<Chromium>, IClassFixture<SharedChatSite>
{
    private const string Answered = "chat.turns.at(-1)?.status === 'completed' && chat.state === 'idle'";

    [ChromiumFact]
    public async Task Two_tabs_talk_side_by_side_each_in_a_conversation_of_its_own()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        await using Visit first = await Visit.BeginAsync(context, shared.Site.Address);
        await using Visit second = await Visit.BeginAsync(context, shared.Site.Address);

        await first.AskAsync("the first tab");
        await second.AskAsync("the second tab");
        await Task.WhenAll(first.UntilAsync(Answered), second.UntilAsync(Answered));

        Assert.Equal("You said: the first tab", await first.ReadAsync<string>("chat.turns.at(-1).answer"));
        Assert.Equal("You said: the second tab", await second.ReadAsync<string>("chat.turns.at(-1).answer"));
        Assert.Equal(2, await first.ReadAsync<int>(
            "fetch('/avatar/conversations').then(told => told.json()).then(told => told.conversations.length)"));
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [ChromiumFact]
    public async Task The_tab_that_is_written_in_takes_the_conversation_over_and_the_other_says_so()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        await using Visit first = await Visit.BeginAsync(context, shared.Site.Address);
        await first.AskAsync("in the first tab");
        await first.UntilAsync(Answered);
        string conversation = await first.ReadAsync<string>("chat.conversationId");

        await using Visit second = await Visit.BeginAsync(context, new Uri(shared.Site.Address, "/?conversation=" + conversation));
        await second.UntilAsync("chat.turns[0]?.message === 'in the first tab'");
        await first.UntilAsync("chat.shadowRoot.querySelector('.banner').textContent === 'The conversation has paused. Write to go on.'");
        await second.AskAsync("in the second tab");
        await second.UntilAsync(Answered);
        await first.AskAsync("in the first tab again");
        await first.UntilAsync(Answered + " && chat.turns.at(-1).message === 'in the first tab again'");
        await second.UntilAsync("chat.shadowRoot.querySelector('.banner').textContent !== ''");

        Assert.Equal(
            ["in the first tab", "in the second tab", "in the first tab again"],
            await second.ReadAsync<string[]>(
                $"fetch('/avatar/conversations/{conversation}').then(told => told.json()).then(told => told.turns.map(turn => turn.message))"));
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [ChromiumFact]
    public async Task What_is_written_without_a_network_is_answered_once_when_there_is_one_again()
    {
        await using var network = new CuttingProxy(shared.Site.Address);
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, network.Address);
        await visit.AskAsync("before");
        await visit.UntilAsync(Answered);

        await visit.Context.SetOfflineAsync(true);
        network.Cut();
        await visit.UntilAsync("chat.shadowRoot.querySelector('.banner').textContent.startsWith('You are offline.')");
        await visit.UntilAsync("chat.room.talk.connection === 'waiting'");
        await visit.AskAsync("meanwhile");
        Assert.Equal("pending", await visit.ReadAsync<string>("chat.turns.at(-1).status"));
        network.Mend();
        await visit.Context.SetOfflineAsync(false);
        await visit.UntilAsync(Answered + " && chat.turns.at(-1).message === 'meanwhile'");

        Assert.Equal("", await visit.ReadAsync<string>("chat.shadowRoot.querySelector('.banner').textContent"));
        Assert.Single(shared.Site.Model.Calls, static call => call.LastUserText == "meanwhile");
        Assert.Equal("You said: meanwhile", await visit.KeptAsync("completed"));
    }
}
