using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>Script in a message, an answer and a knowledge page: it is shown as what it is, and nothing of it is run.</summary>
public sealed class HostileContentTests(Chromium chromium, SharedChatSite shared) : IClassFixture<Chromium>, IClassFixture<SharedChatSite>
{
    private const string Hostile =
        "<script>canary('script')</script><img src=\"https://evil.test/x.png\" onerror=\"canary('img')\"><svg onload=\"canary('svg')\"></svg>"
        + "<iframe srcdoc=\"<script>parent.canary('frame')</script>\"></iframe> [a link](javascript:canary('link')) "
        + "![a picture](https://evil.test/y.png) <a href=\"javascript:canary('a')\">go</a> [data](data:text/html,<script>canary(1)</script>) "
        + "`<b onclick=canary()>code</b>` [shop](https://evil.test/) <style>*{display:none}</style> ${canary('template')} {{canary('braces')}}";

    /// <summary>What of the page is none of the component's own. A tooltip is text: a caption's says where a link would lead.</summary>
    private const string Foreign =
        """
        (() => {
          const all = [...chat.shadowRoot.querySelectorAll('*')];
          const foreign = 'script, iframe, object, embed, style, link, img, video, audio, base, meta, form:not(.composer)';
          const wrong = all.filter(each => each.matches(foreign)
            || [...each.attributes].some(({ name, value }) => /^on/.test(name) || (name !== 'title' && /^\s*(?:javascript|data):/i.test(value)))
            || (each.matches('a') && new URL(each.href).host !== location.host)
            || (each.matches('svg') && !each.matches('.icon')));
          return wrong.map(each => each.outerHTML);
        })()
        """;

    private const string Canary = "globalThis.ran = []; globalThis.canary = what => { ran.push(what); };";

    [ChromiumFact]
    public async Task Script_in_a_message_and_in_its_answer_is_text()
    {
        await using Visit visit = await Visit.BeginAsync(chromium.Browser, shared.Site.Address);
        await visit.DoAsync(Canary);

        await visit.AskAsync(Hostile);
        await visit.UntilAsync("chat.turns.at(-1).answer.length > 100 && watch.words.length >= 3");
        await visit.DoAsync("chat.interrupt();");
        await AssertHarmlessAsync(visit, shared.Site.Address);
        string shown = await visit.ReadAsync<string>("chat.shadowRoot.querySelector('.said .words').textContent");
        Assert.Equal(Hostile, shown);

        // As it was said before, too.
        await visit.Page.GotoAsync(new Uri(
            shared.Site.Address, "/?conversation=" + await visit.ReadAsync<string>("chat.conversationId")).ToString());
        await visit.DoAsync(Canary);
        await visit.UntilAsync("chat.turns.length === 1 && chat.shadowRoot.querySelector('.said')");
        await AssertHarmlessAsync(visit, shared.Site.Address);
    }

    [ChromiumFact]
    public async Task Script_in_a_name_a_greeting_and_suggestions_is_text()
    {
        string hostile = Uri.EscapeDataString(Hostile);
        await using Visit visit = await Visit.BeginAsync(
            chromium.Browser, shared.Site.Address, $"name={hostile}&greeting={hostile}&suggestions={hostile}");
        await visit.DoAsync(Canary);
        await visit.UntilAsync("chat.shadowRoot.querySelector('.chip') && chat.turns.length > 0");

        await AssertHarmlessAsync(visit, shared.Site.Address);
    }

    [ChromiumFact]
    public async Task Script_in_a_knowledge_page_is_text()
    {
        using var knowledge = new ScratchFolder();
        knowledge.Write(
            "lamps.md",
            "# Lamps <script>canary('title')</script>\n\n## Brass lamps <svg onload=\"canary('svg')\"></svg>\n\n"
            + "Brass lamps cost ten euros. <script>canary('script')</script> <img src=\"https://evil.test/x.png\" onerror=\"canary('img')\"> "
            + "&lt;img src=x onerror=canary('entity')&gt; [a link](javascript:canary('link'))\n");
        await using WebSample shop = await WebSample.StartAsync("--AvatarKit:Local:KnowledgeFolder", knowledge.Path);
        await using Visit visit = await ShopVisit.BeginAsync(chromium.Browser, shop.Address);
        await visit.DoAsync(Canary);

        await visit.AskAsync("What do brass lamps cost?");
        await visit.UntilAsync("chat.turns.at(-1).answer.includes('ten euros') && chat.turns.at(-1).sources.length > 0", 60);

        Assert.Contains("canary('entity')", await visit.ReadAsync<string>("JSON.stringify(chat.turns.at(-1))"), StringComparison.Ordinal);
        await AssertHarmlessAsync(visit, shop.Address);
    }

    private static async Task AssertHarmlessAsync(Visit visit, Uri address)
    {
        await visit.DoAsync("await new Promise(done => setTimeout(done, 200));");
        Assert.Empty(await visit.ReadAsync<string[]>(Foreign));
        Assert.Empty(await visit.ReadAsync<string[]>("ran"));
        Assert.Empty(visit.Dialogs);
        Assert.Empty(visit.Complaints);
        Assert.All(visit.Requests, request => Assert.True(request.Scheme == "data" || request.Authority == address.Authority, request.ToString()));
    }
}
