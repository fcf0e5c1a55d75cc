using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>A visitor of the real server is told that a machine speaks: in sight before anything is said, and aloud with the first words.</summary>
[Collection(SoundCollection.Name)]
public sealed class DisclosureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Element = "chat.shadowRoot.querySelector('[part=disclosure]')";

    [ChromiumTheory]
    [InlineData("en", "You are talking to an AI. My face and my voice are computer-generated.", "computer")]
    [InlineData("de", "Du sprichst mit einer KI. Mein Gesicht und meine Stimme sind computergeneriert.", "computergeneriert")]
    public async Task It_is_seen_before_the_first_answer_and_heard_with_it(string locale, string words, string heard)
    {
        await using ChatSite site = await ChatSite.StartAsync(
            services: static services => services.Configure<DisclosureOptions>(static options => options.Announce = true));
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, site.Address, $"locale={locale}&ai-notice=off");
        Assert.Equal(words, await visit.ReadAsync<string>($"{Element}.textContent"));
        Assert.True(await visit.Page.Locator("avatar-chat [part=disclosure]").IsVisibleAsync());
        Assert.Equal(0, await visit.ReadAsync<int>("chat.turns.length"));

        await visit.AskAsync("lamps");
        await visit.UntilAsync($"watch.words.some(word => word.startsWith('{heard}'))");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed' && watch.told.some(({ name }) => name === 'speechended')", 60);
        await visit.AskAsync("more lamps");
        await visit.UntilAsync("chat.turns.length === 2 && chat.turns[1].status === 'completed'", 60);

        Assert.StartsWith(words, await visit.ReadAsync<string>("chat.turns[0].answer"), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await visit.ReadAsync<string>("chat.turns[1].answer"), StringComparison.Ordinal);
        Assert.Equal(1, await visit.ReadAsync<int>(
            $"[...chat.shadowRoot.querySelectorAll('[aria-live=polite] p')].filter(each => each.textContent.includes('{words[..20]}')).length"));
        Assert.Empty(visit.Complaints);
    }

    [ChromiumFact]
    public async Task A_visitor_who_comes_back_still_sees_it()
    {
        await using ChatSite site = await ChatSite.StartAsync(
            services: static services => services.Configure<DisclosureOptions>(static options => options.Announce = true));
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, site.Address, "remember=&speech=off");
        await visit.AskAsync("lamps");
        await visit.UntilAsync("chat.turns.at(-1)?.status === 'completed'");

        await visit.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.Load });
        await visit.UntilAsync($"{Visit.Open} && chat.turns.length === 1 && !{Element}.hidden");

        Assert.Empty(visit.Complaints);
    }
}
