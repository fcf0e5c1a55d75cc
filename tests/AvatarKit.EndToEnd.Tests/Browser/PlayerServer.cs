using System.Net;
using AvatarKit.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A page with the player's modules, served from an address that browsers trust: an AudioWorklet and an Opus decoder need one.
/// Its policy is the one the documentation asks for. The scenarios it can play lie in <c>PlayerScenarios</c>.</summary>
public sealed class PlayerServer : IAsyncLifetime
{
    private const string Html =
        """
        <!doctype html><title>Player</title>
        <script type="module" src="/start.js"></script>
        """;

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

    private static readonly Dictionary<string, string> Scenarios = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "AvatarKit.EndToEnd.Tests", "Browser", "PlayerScenarios"), "*.js")
        .ToDictionary(static file => "scenarios/" + Path.GetFileName(file), File.ReadAllText);

    private WebApplication? app;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(ServeAsync);
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app!.DisposeAsync();

    /// <summary>Plays a scenario in a new page, which must not complain.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="scenario">Its module and name: <c>sound.join</c>.</param>
    /// <param name="argument">What it takes.</param>
    /// <typeparam name="T">What it gives.</typeparam>
    public async Task<T> PlayAsync<T>(IBrowser browser, string scenario, object? argument = null)
    {
        await using IBrowserContext context = await browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(app!.Urls.Single());
        string[] name = scenario.Split('.');
        T found = await page.EvaluateAsync<T>(
            "async ([module, name, argument]) => (await import(`/scenarios/${module}.js`))[name](argument)",
            new[] { name[0], name[1], argument });
        Assert.Empty(complaints);
        return found;
    }

    private static async Task ServeAsync(HttpContext context)
    {
        string file = context.Request.Path.Value!.TrimStart('/');
        context.Response.Headers.ContentSecurityPolicy = Policy;
        string? content = file switch
        {
            "" => Html,
            "start.js" => "import * as avatarkit from '/avatar-player.js';\nglobalThis.avatarkit = avatarkit;\n",
            _ when Scenarios.TryGetValue(file, out string? scenario) => scenario,
            _ when PageSources.Names.Contains(file) => PageSources.Read(file),
            _ => null,
        };
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = Path.GetExtension(file) switch
        {
            ".js" => "text/javascript",
            ".json" => "application/json",
            _ => "text/html",
        };
        await context.Response.WriteAsync(content);
    }
}
