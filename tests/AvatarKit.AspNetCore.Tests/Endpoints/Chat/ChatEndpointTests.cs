using System.Net;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Chat;

public sealed class ChatEndpointTests
{
    private const string Png = "iVBORw0KGgo=";

    [Fact]
    public async Task An_answer_has_the_members_of_the_contract()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            static options => (options.ShowRoute, options.ShowCost) = (true, true),
            static fakes => fakes.Chat!.RespondWith("Hello there."),
            static avatar => avatar.Services.Configure<AvatarChatbotOptions>(static options => options.Speech.Store = true));

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat", """{ "message": "Hi", "conversation_id": "c-1", "turn_id": "t-1" }""");
        JsonElement body = await answer.ReadAsync(HttpStatusCode.OK);

        Assert.InRange(body.GetProperty("processing_time").GetDouble(), 0, 60);
        Assert.StartsWith("/avatar/assets/", body.Text("avatar_audio_url"), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Snapshot.Match(body.Readable("processing_time", "avatar_audio_url", "trace_id"));
    }

    [Fact]
    public async Task By_default_it_is_text_alone_and_says_nothing_of_model_and_price()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        JsonElement body = await server.Browser().AskAsync("""{ "message": "Hi" }""");

        Assert.Equal("You said: Hi", body.Text("avatar_response"));
        Assert.Equal("completed", body.Text("outcome"));
        Assert.Equal(JsonValueKind.Null, body.GetProperty("avatar_audio_url").ValueKind);
        Assert.Equal(JsonValueKind.Null, body.GetProperty("avatar_video_url").ValueKind);
        Assert.False(body.TryGetProperty("route", out _));
        Assert.False(body.TryGetProperty("cost", out _));
        Assert.Empty(server.Fakes.Speech!.Calls);
    }

    [Fact]
    public async Task An_answer_that_another_person_was_given_before_says_so()
    {
        await using ChatServer server = await ChatServer.StartAsync(avatar: static avatar => avatar.UseResponseCache());
        const string Question = """{ "message": "How do I reset my forgotten password?" }""";

        JsonElement made = await server.Browser().AskAsync(Question);
        JsonElement kept = await server.Browser().AskAsync(Question);

        Assert.False(made.TryGetProperty("cache", out _));
        Assert.Equal("exact", kept.Text("cache"));
        Assert.Equal(made.Text("avatar_response"), kept.Text("avatar_response"));
    }

    [Fact]
    public async Task Words_and_visemes_of_all_pieces_are_in_the_time_of_the_whole_answer()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            fakes: static fakes => fakes.Chat!.RespondWith("One sentence is here. Another sentence follows it."));

        JsonElement body = await server.Browser().AskAsync("""{ "message": "Hi", "outputs": ["speech"] }""");

        double[] words = [.. body.GetProperty("words").EnumerateArray().Select(static word => word.GetProperty("start_ms").GetDouble())];
        double[] visemes = [.. body.GetProperty("visemes").EnumerateArray().Select(static shape => shape.GetProperty("start_ms").GetDouble())];
        Assert.Equal(8, words.Length);
        Assert.Equal(words.Order(), words);
        Assert.Equal(visemes.Order(), visemes);
        Assert.InRange(visemes[^1], words[^1] - 1, double.MaxValue);
    }

    [Fact]
    public async Task Video_is_made_where_the_renderer_makes_it()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: static avatar => avatar.Services.AddSingleton<IAvatarRenderer>(static services => new VideoMaker(services)));

        JsonElement body = await server.Browser().AskAsync("""{ "message": "Hi" }""");

        Assert.StartsWith("/avatar/assets/", body.Text("avatar_video_url"), StringComparison.Ordinal);
        Assert.True(server.Fakes.Renderer!.Calls.Single().Options.Video);
    }

    [Fact]
    public async Task The_same_turn_is_answered_once()
    {
        await using ChatServer server = await ChatServer.StartAsync();
        HttpClient browser = server.Browser();
        const string Turn = """{ "message": "Hi", "conversation_id": "c", "turn_id": "t" }""";

        JsonElement first = await browser.AskAsync(Turn);
        JsonElement again = await browser.AskAsync(Turn);

        Assert.Equal(first.Text("avatar_response"), again.Text("avatar_response"));
        Assert.Single(server.Fakes.Chat!.Calls);
    }

    [Fact]
    public async Task An_answer_is_made_also_for_a_client_that_left()
    {
        var gate = new TaskCompletionSource();
        await using ChatServer server = await ChatServer.StartAsync(
            static options => options.Limits.RequestsPerMinute = 10_000,
            fakes => fakes.Chat!.RespondWith(new FakeChatResponse().Text("First. ").After(gate.Task).Text("Second.")));
        HttpClient browser = server.Browser();
        await browser.GetJsonAsync("conversations");
        const string Turn = """{ "message": "Hi", "conversation_id": "c", "turn_id": "t" }""";
        using (var leaving = new CancellationTokenSource())
        {
            Task<HttpResponseMessage> left = browser.PostAsync(new Uri("chat", UriKind.Relative), ChatClientExtensions.Json(Turn), leaving.Token);
            await Until(() => server.Fakes.Chat!.Calls.Count == 1);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        }

        gate.SetResult();
        JsonElement conversation = default;
        await UntilAsync(async () =>
        {
            conversation = await browser.GetJsonAsync("conversations/c");
            return conversation.GetProperty("turns")[0].Text("status") != "pending";
        });

        Assert.Equal("First. Second.", conversation.GetProperty("turns")[0].Text("answer"));
        Assert.Equal("First. Second.", (await browser.AskAsync(Turn)).Text("avatar_response"));
        Assert.Single(server.Fakes.Chat!.Calls);
    }

    [Fact]
    public async Task A_turn_that_fails_is_a_problem_with_what_the_avatar_says_about_it()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            fakes: static fakes => fakes.Chat!.FailWith(new InvalidOperationException("secret of the provider")));

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat", """{ "message": "Hi", "conversation_id": "c", "turn_id": "t" }""");
        JsonElement problem = await answer.AssertProblemAsync(HttpStatusCode.BadGateway, "model.failed");

        Assert.Equal("Sorry, I can't answer that right now. Please try again in a moment.", problem.Text("avatar_response"));
        Assert.Equal("c", problem.Text("conversation_id"));
        Assert.Equal("t", problem.Text("turn_id"));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "message": "Hi", "user_id": "somebody-else" }""", HttpStatusCode.Forbidden, "user.mismatch")]
    [InlineData("""{ "message": "" }""", HttpStatusCode.BadRequest, "message.empty")]
    [InlineData("""{ }""", HttpStatusCode.BadRequest, "message.empty")]
    [InlineData("""{ "message": "a\u0000b" }""", HttpStatusCode.BadRequest, "message.control_character")]
    [InlineData("""{ "message": "Hi", "avatar": "nobody" }""", HttpStatusCode.BadRequest, "avatar.unknown")]
    [InlineData("""{ "message": "Hi", "locale": "not a locale" }""", HttpStatusCode.BadRequest, "locale.invalid")]
    [InlineData("""{ "message": "Hi", "conversation_id": " " }""", HttpStatusCode.BadRequest, "id.empty")]
    [InlineData("""{ "message": "Hi", "outputs": ["smell"] }""", HttpStatusCode.BadRequest, "outputs.unknown")]
    [InlineData("""{ "message": "Hi", "outputs": [null] }""", HttpStatusCode.BadRequest, "outputs.unknown")]
    [InlineData("""{ "message": "Hi", "attachments": [null] }""", HttpStatusCode.BadRequest, "attachment.type")]
    [InlineData("""{ "message": "Hi", "attachments": [{ "media_type": "text/html", "data": "" }] }""", HttpStatusCode.BadRequest, "attachment.type")]
    [InlineData(
        """{ "message": "Hi", "attachments": [{ "media_type": "image/png", "data": "%" }] }""",
        HttpStatusCode.BadRequest,
        "attachment.invalid")]
    [InlineData(
        """{ "message": "Hi", "attachments": [{ "media_type": "image/png", "data": "PGh0bWw+" }] }""",
        HttpStatusCode.BadRequest,
        "attachment.invalid")]
    [InlineData("{\n  \"message\": 7 }", HttpStatusCode.BadRequest, "body.invalid")]
    [InlineData("[]", HttpStatusCode.BadRequest, "body.invalid")]
    [InlineData("null", HttpStatusCode.BadRequest, "body.invalid")]
    [InlineData("{} {}", HttpStatusCode.BadRequest, "body.invalid")]
    [InlineData("", HttpStatusCode.BadRequest, "body.invalid")]
    [InlineData("\u0000\u0001binary", HttpStatusCode.BadRequest, "body.invalid")]
    public async Task What_cannot_be_answered_is_refused(string body, HttpStatusCode status, string code)
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage whole = await server.Browser().SendAsync(HttpMethod.Post, "chat", body);
        using HttpResponseMessage streamed = await server.Browser().SendAsync(HttpMethod.Post, "chat/stream", body);

        JsonElement problem = await whole.AssertProblemAsync(status, code);
        await streamed.AssertProblemAsync(status, code);
        Assert.DoesNotContain("Options", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(server.Fakes.Chat!.Calls);
    }

    [Fact]
    public async Task Malformed_JSON_is_told_by_its_place_and_not_by_its_words()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat", "{\n  \"message\": \"my secret\", oops }");
        JsonElement problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "body.invalid");

        Assert.Equal("The body is not the JSON that is expected, at line 2, position 27.", problem.Text("detail"));
        Assert.DoesNotContain(server.Logs.GetSnapshot(), static log => log.Message.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attachments_go_to_the_model()
    {
        await using ChatServer server = await ChatServer.StartAsync();

        await server.Browser().AskAsync(
            $$"""{ "message": "What is it?", "attachments": [{ "media_type": "image/png", "data": "{{Png}}", "name": "dot.png" }] }""");

        DataContent shown = server.Fakes.Chat!.Calls.Single().Messages.SelectMany(static message => message.Contents).OfType<DataContent>().Single();
        Assert.Equal("image/png", shown.MediaType);
        Assert.Equal(Convert.FromBase64String(Png), shown.Data.ToArray());
    }

    [Fact]
    public async Task Attachments_are_refused_where_the_host_takes_none()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => options.AllowAttachments = false);

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat", $$"""{ "message": "Hi", "attachments": [{ "media_type": "image/png", "data": "{{Png}}" }] }""");

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden, "attachment.not_allowed");
    }

    private static async Task Until(Func<bool> condition) => await UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 500 && !await condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.True(await condition());
    }

    /// <summary>The fake renderer, which says that it makes video.</summary>
    private sealed class VideoMaker(IServiceProvider services) : IAvatarRenderer
    {
        private readonly FakeAvatarRenderer inner = services.GetRequiredService<AvatarFakes>().Renderer!;

        public IAsyncEnumerable<AvatarRendering> RenderAsync(
            IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
            => inner.RenderAsync(segments, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null)
            => serviceType == typeof(RendererVideo) ? new RendererVideo(FakeAvatarRenderer.VideoContentType) : null;
    }
}
