using System.Net;
using System.Text.Json;
using AvatarKit.AspNetCore.Tests.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Privacy;

public sealed class PrivacyEndpointTests
{
    [Fact]
    public async Task What_an_avatar_answers_is_marked_and_the_list_of_avatars_is_not()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi" }""");
        using HttpResponseMessage list = await server.Browser().SendAsync(HttpMethod.Get, "avatars");

        Assert.Equal(["mode=machine-generated"], answer.Headers.GetValues("AI-Disclosure"));
        Assert.False(list.Headers.Contains("AI-Disclosure"));
    }

    [Fact]
    public async Task A_stream_tells_the_client_that_a_machine_speaks()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<DisclosureOptions>(static options => options.Announce = true));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat/stream", """{ "message": "Hi" }""");

        Assert.Contains("\"disclosure\":\"You are talking to an AI.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-AT", "Du sprichst mit einer KI.")]
    [InlineData("nl", "You are talking to an AI.")]
    public async Task A_whole_answer_says_in_its_language_that_a_machine_speaks(string locale, string words)
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<DisclosureOptions>(static options => options.Announce = true));

        JsonElement answer = await server.Browser().AskAsync($$"""{ "message": "Hi", "locale": "{{locale}}" }""");

        Assert.StartsWith(words, answer.Text("disclosure"), StringComparison.Ordinal);
        Assert.StartsWith(answer.Text("disclosure") + "\n\n", answer.Text("avatar_response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_announced_nothing_is_told()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        JsonElement answer = await server.Browser().AskAsync("""{ "message": "Hi" }""");

        Assert.False(answer.TryGetProperty("disclosure", out _));
    }

    [Fact]
    public async Task Without_a_consent_the_client_is_told_what_is_missing()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<ConsentOptions>(static options => options.Required = true));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi" }""");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"consent.required\"", body, StringComparison.Ordinal);
        Assert.Contains("I need your consent", body, StringComparison.Ordinal);
    }
}
