using System.Net;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Conversations;

public sealed class ConversationEndpointTests
{
    [Fact]
    public async Task A_conversation_is_read_newest_turns_first_to_come_and_page_by_page()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        for (int i = 1; i <= 5; i++)
        {
            await browser.AskAsync($$"""{ "message": "m{{i}}", "conversation_id": "c", "turn_id": "t{{i}}" }""");
        }

        JsonElement newest = await browser.GetJsonAsync("conversations/c?limit=2");
        JsonElement before = await browser.GetJsonAsync($"conversations/c?limit=2&before={newest.GetProperty("before").GetInt64()}");
        JsonElement first = await browser.GetJsonAsync($"conversations/c?limit=2&before={before.GetProperty("before").GetInt64()}");

        Assert.Equal(["m4", "m5"], Messages(newest));
        Assert.Equal(["m2", "m3"], Messages(before));
        Assert.Equal(["m1"], Messages(first));
        Assert.False(first.TryGetProperty("before", out _));
        JsonElement turn = newest.GetProperty("turns")[1];
        Assert.Equal("t5", turn.Text("turnId"));
        Assert.Equal("You said: m5", turn.Text("answer"));
        Assert.Equal("completed", turn.Text("status"));
        Assert.True(turn.GetProperty("at").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Conversations_are_listed_page_by_page()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        for (int i = 1; i <= 5; i++)
        {
            await browser.AskAsync($$"""{ "message": "m", "conversation_id": "c.{{i}}" }""");
        }

        List<string> ids = [];
        string? next = null;
        do
        {
            JsonElement page = await browser.GetJsonAsync("conversations?limit=2" + (next is null ? "" : $"&before={Uri.EscapeDataString(next)}"));
            ids.AddRange(page.GetProperty("conversations").EnumerateArray().Select(static conversation => conversation.Text("id")));
            next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }
        while (next is not null);

        Assert.Equal(["c.5", "c.4", "c.3", "c.2", "c.1"], ids);
    }

    [Fact]
    public async Task A_rating_is_kept_with_its_turn()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "Hi", "conversation_id": "c", "turn_id": "t" }""");

        using HttpResponseMessage rated = await browser.SendAsync(
            HttpMethod.Put, "conversations/c/turns/t/rating", """{ "score": 4, "comment": "Good." }""");
        using HttpResponseMessage noTurn = await browser.SendAsync(HttpMethod.Put, "conversations/c/turns/other/rating", """{ "score": 4 }""");

        Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        await noTurn.AssertProblemAsync(HttpStatusCode.NotFound, "turn.unknown");
        JsonElement rating = (await browser.GetJsonAsync("conversations/c")).GetProperty("turns")[0].GetProperty("rating");
        Assert.Equal(4, rating.GetProperty("score").GetInt32());
        Assert.Equal("Good.", rating.Text("comment"));
    }

    [Theory]
    [InlineData("""{ "score": 0 }""")]
    [InlineData("""{ "score": 6 }""")]
    [InlineData("""{ }""")]
    [InlineData("""{ "score": 3, "comment": "\ud800" }""")]
    public async Task A_rating_out_of_range_is_refused(string rating)
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "Hi", "conversation_id": "c", "turn_id": "t" }""");

        using HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Put, "conversations/c/turns/t/rating", rating);

        string code = (await answer.ReadAsync(HttpStatusCode.BadRequest)).Text("code");
        Assert.Contains(code, (string[])["rating.invalid", "body.invalid"]);
    }

    [Fact]
    public async Task A_comment_that_is_too_long_is_refused()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        string rating = JsonSerializer.Serialize(new { score = 3, comment = new string('a', TurnRating.MaxCommentLength + 1) });

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Put, "conversations/c/turns/t/rating", rating);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "rating.invalid");
    }

    [Fact]
    public async Task Another_visitors_conversation_is_told_as_one_that_is_not_there()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient owner = server.Browser();
        HttpClient other = server.Browser();
        await owner.AskAsync("""{ "message": "my secret", "conversation_id": "c", "turn_id": "t" }""");

        foreach (string id in (string[])["c", "absent"])
        {
            using HttpResponseMessage read = await other.SendAsync(HttpMethod.Get, $"conversations/{id}");
            using HttpResponseMessage paged = await other.SendAsync(HttpMethod.Get, $"conversations/{id}?before=9");
            using HttpResponseMessage erased = await other.SendAsync(HttpMethod.Delete, $"conversations/{id}");
            using HttpResponseMessage rated = await other.SendAsync(HttpMethod.Put, $"conversations/{id}/turns/t/rating", """{ "score": 1 }""");
            await read.AssertProblemAsync(HttpStatusCode.NotFound, "conversation.unknown");
            await paged.AssertProblemAsync(HttpStatusCode.NotFound, "conversation.unknown");
            await erased.AssertProblemAsync(HttpStatusCode.NotFound, "conversation.unknown");
            await rated.AssertProblemAsync(HttpStatusCode.NotFound, "turn.unknown");
        }

        // The same id is another conversation, which knows nothing of the first.
        await other.AskAsync("""{ "message": "Hi", "conversation_id": "c" }""");
        Assert.DoesNotContain(
            server.Fakes.Chat!.Calls[^1].Messages, static message => message.Text.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(["my secret"], Messages(await owner.GetJsonAsync("conversations/c")));
    }

    [Fact]
    public async Task A_conversation_is_erased_with_its_media()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true));
        HttpClient browser = server.Browser();
        string audio = (await browser.AskAsync("""{ "message": "Hi", "conversation_id": "c" }""")).Text("avatar_audio_url");

        using HttpResponseMessage erased = await browser.SendAsync(HttpMethod.Delete, "conversations/c");
        using HttpResponseMessage read = await browser.SendAsync(HttpMethod.Get, "conversations/c");
        using HttpResponseMessage played = await browser.SendAsync(HttpMethod.Get, audio);

        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        await read.AssertProblemAsync(HttpStatusCode.NotFound, "conversation.unknown");
        await played.AssertProblemAsync(HttpStatusCode.NotFound, "asset.unknown");
    }

    [Fact]
    public async Task A_visitor_takes_all_along_and_erases_all()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true));
        HttpClient browser = server.Browser();
        HttpClient other = server.Browser();
        await browser.AskAsync("""{ "message": "One", "conversation_id": "a" }""");
        await browser.AskAsync("""{ "message": "Two", "conversation_id": "b" }""");
        await other.AskAsync("""{ "message": "Three", "conversation_id": "a" }""");

        using HttpResponseMessage export = await browser.SendAsync(HttpMethod.Get, "export");
        JsonElement all = await export.ReadAsync(HttpStatusCode.OK);
        using HttpResponseMessage erased = await browser.SendAsync(HttpMethod.Delete, "me");
        JsonElement report = await erased.ReadAsync(HttpStatusCode.OK);

        Assert.Equal("attachment", export.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(["b", "a"], all.GetProperty("conversations").EnumerateArray().Select(static conversation => conversation.Text("id")));
        JsonElement turn = all.GetProperty("conversations")[1].GetProperty("turns")[0];
        Assert.Equal("One", turn.Text("message"));
        Assert.StartsWith("/avatar/assets/", turn.Text("audioUrl"), StringComparison.Ordinal);
        Assert.False(turn.TryGetProperty("cost", out _));
        Assert.Equal(2, report.GetProperty("conversations").GetInt32());
        Assert.Equal(2, report.GetProperty("assets").GetInt32());
        Assert.Equal(0, (await browser.GetJsonAsync("conversations")).GetProperty("conversations").GetArrayLength());
        Assert.Equal(1, (await other.GetJsonAsync("conversations")).GetProperty("conversations").GetArrayLength());
    }

    [Fact]
    public async Task What_could_not_be_erased_is_told()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        await browser.AskAsync("""{ "message": "Hi", "conversation_id": "c" }""");
        server.Fakes.Assets!.On(AssetStoreOperation.DeleteByOwner).FailWith(new IOException("secret/path"));

        using HttpResponseMessage erased = await browser.SendAsync(HttpMethod.Delete, "me");

        JsonElement problem = await erased.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "erasure.incomplete");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversations?limit=0")]
    [InlineData("conversations?limit=201")]
    [InlineData("conversations?limit=x")]
    [InlineData("conversations?before=x")]
    [InlineData("conversations/c?before=-1")]
    public async Task A_query_that_is_none_is_refused(string path)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Get, path);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "query.invalid");
    }

    private static IEnumerable<string> Messages(JsonElement conversation)
        => conversation.GetProperty("turns").EnumerateArray().Select(static turn => turn.Text("message"));
}
