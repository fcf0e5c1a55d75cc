using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace AvatarKit.AspNetCore.Tests.Browser;

public sealed partial class StaticFileTests
{
    [Fact]
    public async Task A_web_application_serves_every_module_as_it_is_in_the_package()
    {
        await using WebApplication app = await StartAsync();
        using HttpClient client = Client(app);

        // As a browser does: what a page names, what that imports at once or later, and what that imports.
        Dictionary<string, string> served = [];
        var wanted = new Queue<string>(
            ["avatar-chat.js", "avatar-player.js", "avatar-service-worker.js", "microphone/browser-voice.js", "microphone/silero-detector.js"]);
        while (wanted.TryDequeue(out string? file))
        {
            if (!served.ContainsKey(file))
            {
                served[file] = await GetScriptAsync(client, file);
                Imports().Matches(served[file]).Select(import => Resolve(file, import.Groups["file"].Value)).ToList().ForEach(wanted.Enqueue);
            }
        }

        Assert.Contains("export class AvatarPlayer", served["avatar-player.js"], StringComparison.Ordinal);
        Assert.Equal(EmbeddedModules().Order(StringComparer.Ordinal), served.Keys.Order(StringComparer.Ordinal));
        Assert.All(served, static script => Assert.Equal(PageSources.Read(script.Key), script.Value.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("person")]
    [InlineData("ava")]
    [InlineData("asha")]
    [InlineData("marcus")]
    [InlineData("pixel")]
    public async Task A_web_application_serves_the_rigs_as_they_are_in_the_reply_page(string id)
    {
        await using WebApplication app = await StartAsync();
        using HttpClient client = Client(app);

        using HttpResponseMessage answer = await client.GetAsync(new Uri($"rigs/{id}.rig.json", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        string rig = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"\"id\": \"{id}\"", rig, StringComparison.Ordinal);
        Assert.Equal(PageSources.Read($"rigs/{id}.rig.json"), rig.ReplaceLineEndings("\n"));
    }

    private static async Task<WebApplication> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StaticFileTests).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
        });
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.MapStaticAssets();
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.Single() + "/_content/AvatarKit.AspNetCore/") };

    private static async Task<string> GetScriptAsync(HttpClient client, string file)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(file, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Resolve(string file, string import)
        => new Uri(new Uri("http://player.test/" + file), import).AbsolutePath[1..];

    /// <summary>The scripts in the assembly but the reply page's own, which are not served.</summary>
    private static IEnumerable<string> EmbeddedModules() => PageSources.Names
        .Where(static name => name.EndsWith(".js", StringComparison.Ordinal) && !name.StartsWith("reply-page.", StringComparison.Ordinal));

    // Some are loaded when they are wanted, an audio worklet by its address.
    [GeneratedRegex(
        @"^(?:import|export) \{[^}]*\} from '(?<file>[\w./-]+)';$"
            + @"|new URL\('(?<file>[\w./-]+\.js)', import\.meta\.url\)|import\('(?<file>[\w./-]+)'\)",
        RegexOptions.Multiline)]
    private static partial Regex Imports();
}
