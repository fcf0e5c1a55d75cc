using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Description;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_describes_every_endpoint()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.AddOpenApi(static options => options.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Servers = null;
                return Task.CompletedTask;
            })),
            before: static app => app.MapOpenApi());

        JsonElement document = await server.Browser().GetJsonAsync("/openapi/v1.json");

        Snapshot.Match(document.Readable());
    }

    [Fact]
    public async Task Conventions_of_the_host_hold_for_every_endpoint_and_not_for_the_files()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar =>
            {
                avatar.Services.AddAuthentication("none").AddCookie("none", static cookie => cookie.Events.OnRedirectToLogin = static context =>
                {
                    context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
                    return Task.CompletedTask;
                });
                avatar.Services.AddAuthorization();
            },
            before: static app => app.MapAvatarChat("/closed").RequireAuthorization().WithTags("Closed"));
        HttpClient browser = server.Browser();

        foreach (string path in (string[])["/closed/avatars", "/closed/conversations", "/closed/assets/x", "/closed/chat", "/closed/nothing"])
        {
            using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{path}: {answer.StatusCode}");
        }

        using HttpResponseMessage open = await browser.SendAsync(HttpMethod.Get, "avatars");
        using HttpResponseMessage file = await browser.SendAsync(HttpMethod.Get, "/_content/AvatarKit.AspNetCore/avatar-player.js");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }
}
