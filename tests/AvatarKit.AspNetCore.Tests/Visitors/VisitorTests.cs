using System.Net;
using System.Security.Claims;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.AspNetCore.Tests.Visitors;

public sealed class VisitorTests
{
    [Fact]
    public async Task A_new_visitor_gets_a_cookie_no_script_can_read_and_is_known_by_it()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();

        using HttpResponseMessage first = await browser.SendAsync(HttpMethod.Get, "conversations");
        using HttpResponseMessage second = await browser.SendAsync(HttpMethod.Get, "conversations");

        string cookie = first.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("avatar-visitor=", cookie, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; max-age=2592000", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(second.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("visitor-0123456789abcdef0123456789abcdef")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00%ff")]
    [InlineData("")]
    public async Task A_cookie_that_is_forged_makes_a_new_visitor(string value)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient owner = server.Browser();
        await owner.AskAsync("""{ "message": "Hi", "conversation_id": "c" }""");
        var request = new HttpRequestMessage(HttpMethod.Get, "conversations");
        request.Headers.Add("Cookie", $"avatar-visitor={value}");

        using HttpResponseMessage answer = await server.Browser(keepsCookies: false).SendAsync(request);

        JsonElement list = await answer.ReadAsync(HttpStatusCode.OK);
        Assert.Equal(0, list.GetProperty("conversations").GetArrayLength());
        Assert.True(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_cookie_is_renewed_while_it_is_used_and_worth_nothing_when_it_is_too_old()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: avatar => avatar.Services.AddSingleton<TimeProvider>(clock));
        HttpClient browser = server.Browser(keepsCookies: false);
        string first = await CookieAsync(browser, null);

        clock.Advance(TimeSpan.FromDays(20));
        string renewed = await CookieAsync(browser, first);
        clock.Advance(TimeSpan.FromDays(20));
        string? visitor = await UserOfAsync(server, browser, renewed);

        Assert.NotEqual(first, renewed);
        Assert.Equal(visitor, await UserOfAsync(server, browser, renewed));
        Assert.NotEqual(visitor, await UserOfAsync(server, browser, first));
    }

    [Fact]
    public async Task A_signed_in_person_is_the_user_and_gets_no_cookie()
    {
        await using ChatServer server = await ChatServer.StartAsync(before: static app => app.Use(static (context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", context.Request.Headers["X-Person"]!)], "test"));
            return next(context);
        }));
        HttpClient browser = server.Browser();
        browser.DefaultRequestHeaders.Add("X-Person", "ada");

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi", "user_id": "ada" }""");
        await answer.ReadAsync(HttpStatusCode.OK);
        using HttpResponseMessage forged = await browser.SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi", "user_id": "bob" }""");

        Assert.Equal("ada", server.Fakes.Conversations!.Calls[^1].Key!.Value.UserId);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await forged.AssertProblemAsync(HttpStatusCode.Forbidden, "user.mismatch");
    }

    [Theory]
    [InlineData("https://evil.example", null, null)]
    [InlineData("null", null, null)]
    [InlineData("http://localhost", "cross-site", null)]
    [InlineData(null, "cross-site", "no-cors")]
    [InlineData(null, "same-site", "no-cors")]
    public async Task Another_sites_page_is_refused(string? origin, string? site, string? mode)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(Request(server, origin, site, mode));

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "origin.refused");
        Assert.Empty(server.Fakes.Chat!.Calls);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("own", null, null)]
    [InlineData("http://behind-a-proxy.example", "same-origin", "cors")]
    [InlineData("https://shop.example", "cross-site", "cors")]
    [InlineData(null, "none", null)]
    [InlineData(null, null, null)]
    public async Task Its_own_page_and_those_the_host_allows_are_answered(string? origin, string? site, string? mode)
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.AllowedOrigins.Add("https://shop.example"));

        using HttpResponseMessage answer = await server.Browser().SendAsync(Request(server, origin, site, mode));

        await answer.ReadAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_visitors_flood_is_refused_with_when_to_come_back_and_others_are_answered()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.Limits.RequestsPerMinute = 3);
        HttpClient flooding = server.Browser();
        HttpClient other = server.Browser();
        for (int i = 0; i < 3; i++)
        {
            await flooding.AskAsync("""{ "message": "Hi" }""");
        }

        using HttpResponseMessage refused = await flooding.SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi" }""");

        await refused.AssertProblemAsync(HttpStatusCode.TooManyRequests, "rate.exceeded");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 21);
        await other.AskAsync("""{ "message": "Hi" }""");
        Assert.Equal(4, server.Fakes.Chat!.Calls.Count);
    }

    [Fact]
    public async Task More_answers_at_once_than_there_is_room_for_are_refused_before_anything_is_spent_on_them()
    {
        var gate = new TaskCompletionSource();
        await using ChatServer server = await ChatServer.StartAsync(
            static options => options.Limits.AnswersAtOnce = 1,
            fakes => fakes.Chat!.RespondWith(new FakeChatResponse().Text("One. ").After(gate.Task).Text("Two."))
                .RespondWith("Another answer."));
        Task<HttpResponseMessage> first = server.Browser().SendAsync(HttpMethod.Post, "chat", """{ "message": "Hi" }""");
        while (server.Fakes.Chat!.Calls.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        using HttpResponseMessage refused = await server.Browser().SendAsync(HttpMethod.Post, "chat/stream", """{ "message": "Hi" }""");
        using HttpResponseMessage other = await server.Browser().SendAsync(HttpMethod.Get, "conversations");

        await refused.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "server.busy");
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        gate.SetResult();
        using HttpResponseMessage answered = await first;
        await answered.ReadAsync(HttpStatusCode.OK);
        await server.Browser().AskAsync("""{ "message": "Hi" }""");
        Assert.Equal(2, server.Fakes.Chat.Calls.Count);
    }

    [Fact]
    public async Task Who_throws_the_cookie_away_is_counted_by_the_address()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.Limits.RequestsPerMinutePerAddress = 5);
        HttpClient browser = server.Browser(keepsCookies: false);

        HttpStatusCode[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Get, "conversations");
            return answer.StatusCode;
        }));

        Assert.InRange(answers.Count(static status => status == HttpStatusCode.OK), 5, 7);
        Assert.All(answers, static status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]));
    }

    private static HttpRequestMessage Request(ChatServer server, string? origin, string? site, string? mode)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "chat") { Content = ChatClientExtensions.Json("""{ "message": "Hi" }""") };
        Add(request, "Origin", origin == "own" ? server.Address.GetLeftPart(UriPartial.Authority) : origin);
        Add(request, "Sec-Fetch-Site", site);
        Add(request, "Sec-Fetch-Mode", mode);
        return request;
    }

    private static void Add(HttpRequestMessage request, string header, string? value)
    {
        if (value is not null)
        {
            request.Headers.Add(header, value);
        }
    }

    private static async Task<string> CookieAsync(HttpClient browser, string? cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "conversations");
        Add(request, "Cookie", cookie);
        using HttpResponseMessage answer = await browser.SendAsync(request);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<string> UserOfAsync(ChatServer server, HttpClient browser, string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "chat") { Content = ChatClientExtensions.Json("""{ "message": "Hi" }""") };
        request.Headers.Add("Cookie", cookie);
        using HttpResponseMessage answer = await browser.SendAsync(request);
        await answer.ReadAsync(HttpStatusCode.OK);
        return server.Fakes.Conversations!.Calls[^1].Key!.Value.UserId;
    }
}
