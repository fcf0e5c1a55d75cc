using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The chat in a page that reads from right to left.</summary>
public sealed class RightToLeftTests(Chromium chromium, SharedChatSite shared) : IClassFixture<Chromium>, IClassFixture<SharedChatSite>
{
    private const string Query =
        "page-dir=rtl&page-lang=ar&name=سارة&greeting=مرحبا، كيف أساعدك؟&suggestions=متى تفتحون؟|كم السعر؟";

    [ChromiumTheory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task It_is_mirrored_whole_and_each_text_runs_its_own_way(int width)
    {
        await using Visit visit = await Visit.BeginAsync(
            chromium.Browser, shared.Site.Address, Query, new() { ViewportSize = new() { Width = width, Height = 844 } });
        await visit.UntilAsync("chat.turns.length > 0 && chat.shadowRoot.querySelector('.chip')");
        await PageAudit.FindNothingAsync(visit.Page);
        await visit.AskAsync("ما هذا؟");
        await visit.UntilAsync("chat.turns.at(-1).status === 'completed'");
        await PageAudit.FindNothingAsync(visit.Page);

        Places places = await visit.ReadAsync<Places>(
            """
            (() => {
              const box = name => chat.shadowRoot.querySelector(name).getBoundingClientRect();
              const talk = box('.talk');
              const said = box('.said');
              const direction = name => getComputedStyle(chat.shadowRoot.querySelector(name)).direction;
              return {
                scrolls: document.documentElement.scrollWidth > innerWidth,
                saidToTheLeft: said.left - talk.left < talk.right - said.right,
                sendToTheLeft: box('.action').right < box('textarea').left,
                nameToTheRight: box('.name').right > box('.bar .tool').right,
                arabic: direction('.said'), latin: direction('.turn:last-child .text'),
              };
            })()
            """);
        Assert.Equal(new Places { SaidToTheLeft = true, SendToTheLeft = true, NameToTheRight = true, Arabic = "rtl", Latin = "ltr" }, places);
    }

    private sealed record Places
    {
        public bool Scrolls { get; set; }

        public bool SaidToTheLeft { get; set; }

        public bool SendToTheLeft { get; set; }

        public bool NameToTheRight { get; set; }

        public string Arabic { get; set; } = "";

        public string Latin { get; set; } = "";
    }
}
