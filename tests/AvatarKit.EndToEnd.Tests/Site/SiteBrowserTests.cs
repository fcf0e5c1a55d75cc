using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests.Site;

/// <summary>The documentation site as readers have it before them.</summary>
[Collection(SiteCollection.Name)]
public sealed class SiteBrowserTests(DocumentationSite site, Chromium chromium)
{
    private static readonly string[] Samples =
        ["", "guides/web.html", "guides/settings.html", "reference/settings.html", "api/core-conversation.html"];

    public static TheoryData<string> Pages => [.. Samples];

    public static TheoryData<string, ColorScheme> ColouredPages
    {
        get
        {
            var rows = new TheoryData<string, ColorScheme>();
            foreach (string page in new[] { "", "guides/getting-started.html", "api/core-guards.html" })
            {
                rows.Add(page, ColorScheme.Light);
                rows.Add(page, ColorScheme.Dark);
            }

            return rows;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_a_small_screen(string path)
    {
        await using IBrowserContext window = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        IPage page = await OpenAsync(window, path);

        Assert.Equal(320, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [ChromiumTheory]
    [MemberData(nameof(ColouredPages))]
    public async Task Axe_finds_nothing(string path, ColorScheme scheme)
    {
        await using IBrowserContext window = await chromium.Browser.NewContextAsync(
            new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });
        IPage page = await OpenAsync(window, path);
        Assert.Equal(scheme == ColorScheme.Dark, await page.EvaluateAsync<bool>("() => document.documentElement.classList.contains('dark')"));

        await PageAudit.FindNothingAsync(page);
    }

    [ChromiumTheory]
    [InlineData("IConversationEngine", "iconversationengine")]
    [InlineData("BedrockChatClient", "bedrockchatclient")]
    [InlineData("MaxMessageLength", "avatarkitlimitsmaxmessagelength")]
    public async Task Search_leads_to_what_is_looked_for(string words, string anchor)
    {
        await using IBrowserContext window = await chromium.Browser.NewContextAsync();
        IPage page = await OpenAsync(window, "guides/getting-started.html");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#localsearch-input").FillAsync(words);
        ILocator result = page.Locator($".result[href$='#{anchor}']");
        await result.ClickAsync();

        await page.WaitForURLAsync($"**#{anchor}");
        await Assertions.Expect(page.Locator($"#{anchor}")).ToBeInViewportAsync();
    }

    [ChromiumFact]
    public async Task Nothing_is_asked_of_the_network_and_nothing_fails()
    {
        await using IBrowserContext window = await chromium.Browser.NewContextAsync();
        IPage page = await window.NewPageAsync();
        var requests = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.PageError += (_, error) => complaints.Add(error);
        page.Response += (_, response) =>
        {
            if (!response.Ok && response.Status != 304)
            {
                complaints.Add($"{response.Status} {response.Url}");
            }
        };
        foreach (string path in Samples)
        {
            await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        }

        Assert.NotEmpty(requests);
        string[] allowed = [site.Address.AbsoluteUri, "data:"];
        Assert.All(requests, request => Assert.Contains(allowed, start => request.StartsWith(start, StringComparison.Ordinal)));
        Assert.Empty(complaints);
    }

    private async Task<IPage> OpenAsync(IBrowserContext window, string path)
    {
        IPage page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });

        // Vue has taken the page over.
        await page.WaitForFunctionAsync("() => document.querySelector('#app')?.__vue_app__");
        return page;
    }
}
