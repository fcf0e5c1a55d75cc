using AvatarKit.AspNetCore;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>The player's modules in an empty page, what they export under <c>avatarkit</c>.</summary>
internal static class PlayerModule
{
    private const string Html =
        """
        <!doctype html>
        <script type="module">
        import * as avatarkit from '/avatar-player.js';
        globalThis.avatarkit = avatarkit;
        </script>
        """;

    public static async Task<IPage> OpenAsync(IBrowser browser)
    {
        IBrowserContext context = await browser.NewContextAsync();
        await context.RouteAsync("http://player.test/**", static route => FulfillAsync(route, new Uri(route.Request.Url).AbsolutePath[1..]));
        IPage page = await context.NewPageAsync();
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add(request.Url);

        // Going to the page waits for it to be loaded, and with it for its modules.
        await page.GotoAsync("http://player.test/");
        Assert.True(await page.EvaluateAsync<bool>("() => 'avatarkit' in globalThis"), "The modules did not run. " + string.Join(' ', complaints));
        return page;
    }

    private static Task FulfillAsync(IRoute route, string file)
    {
        if (file.Length == 0)
        {
            return route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = Html });
        }

        if (file.StartsWith("characters/", StringComparison.Ordinal))
        {
            return route.FulfillAsync(new RouteFulfillOptions { Status = 404 });
        }

        string? type = Path.GetExtension(file) switch
        {
            ".js" => "text/javascript",
            ".json" => "application/json",
            _ => null,
        };
        return type is null
            ? route.AbortAsync()
            : route.FulfillAsync(new RouteFulfillOptions { ContentType = type, Body = PageSources.Read(file) });
    }
}
