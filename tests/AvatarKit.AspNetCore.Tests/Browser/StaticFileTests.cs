using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace AvatarKit.AspNetCore.Tests.Browser;

public sealed class StaticFileTests
{
    [Fact]
    public async Task A_web_application_serves_the_player_as_it_is_in_the_reply_page()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StaticFileTests).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
        });
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapStaticAssets();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using HttpResponseMessage answer = await client.GetAsync(new Uri("_content/AvatarKit.AspNetCore/avatar-player.js", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        string script = await answer.Content.ReadAsStringAsync();
        Assert.Equal(BrowserAssets.Read("avatar-player.js"), script.ReplaceLineEndings("\n"));
        Assert.Contains("export class AvatarPlayer", script, StringComparison.Ordinal);
    }
}
