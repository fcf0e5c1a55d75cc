using System.Net;
using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.AspNetCore.Tests.Endpoints.Chat;

public sealed class ChatStreamEndpointTests
{
    [Fact]
    public async Task An_answer_comes_as_numbered_events_while_it_is_made()
    {
        await using ChatServer server = await ChatServer.StartAsync(fakes: static fakes => fakes.Chat!.RespondWith("Hello <b>there</b>."));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat/stream", """{ "message": "Hi" }""");
        ServerEvent[] events = await ServerEvent.ReadAllAsync(answer);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal(Enumerable.Range(1, events.Length).Select(static number => $"{number}"), events.Select(static e => e.Id));
        Assert.All(events, static e => Assert.Equal(e.Name, e.Data.Text("type")));
        Assert.Equal("turnStarted", events[0].Name);
        Assert.Equal("turnCompleted", events[^1].Name);
        Assert.DoesNotContain(events, static e => e.Name == "modelSelected");
        Assert.Equal("Hello <b>there</b>.", string.Concat(events.Where(static e => e.Name == "textDelta").Select(static e => e.Data.Text("text"))));
        ServerEvent speech = events.First(static e => e.Name == "speechSegment");
        Assert.Equal("pcm_s16le", speech.Data.GetProperty("format").Text("encoding"));
        Assert.NotEmpty(speech.Data.GetProperty("audio").GetBytesFromBase64());
        Assert.True(speech.Data.GetProperty("face").GetProperty("frames").GetInt32() > 0);
    }

    [Fact]
    public async Task What_is_the_hosts_own_is_not_told()
    {
        await using ChatServer server = await ChatServer.StartAsync(avatar: static avatar => Engine(avatar).RespondWith(new FakeReply().Text("Yes.")
            .CallTool(new ToolInvocation("look_up") { CallId = "1", Arguments = """{ "secret": 1 }""", Result = "secret" })
            .Cite(new SourceReference("Guide") { Section = "One", Location = "secret/path/guide.md" })
            .Cite(new SourceReference("Page") { Location = "https://example.org/page" })
            .Warn(new AvatarError("knowledge.timeout", TurnStage.Generate, "secret of the host"))));

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat/stream", """{ "message": "Hi", "outputs": [] }""");
        ServerEvent[] events = await ServerEvent.ReadAllAsync(answer);

        JsonElement end = events[^1].Data;
        Assert.DoesNotContain(events, static e => e.Data.GetRawText().Contains("secret", StringComparison.Ordinal));
        Assert.Equal("look_up", end.GetProperty("tools")[0].GetString());
        Assert.Equal("knowledge.timeout", end.GetProperty("warnings")[0].GetString());
        Assert.False(end.GetProperty("sources")[0].TryGetProperty("url", out _));
        Assert.Equal("https://example.org/page", end.GetProperty("sources")[1].Text("url"));
        Assert.False(end.TryGetProperty("cost", out _));
        Assert.False(end.TryGetProperty("usage", out _));
    }

    [Fact]
    public async Task Route_and_cost_are_told_where_the_host_shows_them()
    {
        await using ChatServer server = await ChatServer.StartAsync(static options => (options.ShowRoute, options.ShowCost) = (true, true));

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat/stream", """{ "message": "Hi", "outputs": [] }""");
        ServerEvent[] events = await ServerEvent.ReadAllAsync(answer);

        Assert.Equal("lite", events.Single(static e => e.Name == "modelSelected").Data.GetProperty("route").Text("tier"));
        Assert.Equal(JsonValueKind.Null, events[^1].Data.GetProperty("cost").GetProperty("totalUsd").ValueKind);
    }

    [Fact]
    public async Task A_client_that_leaves_interrupts_the_turn()
    {
        var never = new TaskCompletionSource();
        await using ChatServer server = await ChatServer.StartAsync(
            static options => options.Limits.RequestsPerMinute = 10_000,
            fakes => fakes.Chat!.RespondWith(new FakeChatResponse().Text("First. ").After(never.Task).Text("Second.")));
        HttpClient browser = server.Browser();
        using (HttpResponseMessage answer = await browser.SendAsync(
            HttpMethod.Post, "chat/stream", """{ "message": "Hi", "conversation_id": "c", "outputs": [] }"""))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        JsonElement turn = default;
        for (int i = 0; i < 500; i++)
        {
            turn = (await browser.GetJsonAsync("conversations/c")).GetProperty("turns")[0];
            if (turn.Text("status") == "interrupted")
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.Fail($"The turn is {turn.Text("status")}.");
    }

    [Fact]
    public async Task A_connection_on_which_nothing_comes_is_kept_alive()
    {
        var gate = new TaskCompletionSource();
        var clock = new FakeTimeProvider();
        await using ChatServer server = await ChatServer.StartAsync(
            avatar: avatar =>
            {
                avatar.Services.AddSingleton<TimeProvider>(clock);
                Engine(avatar).RespondWith(new FakeReply().Text("One. ").After(gate.Task).Text("Two."));
            });

        using HttpResponseMessage answer = await server.Browser().SendAsync(
            HttpMethod.Post, "chat/stream", """{ "message": "Hi", "outputs": [] }""");
        await using Stream body = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);
        string? line;
        while ((line = await reader.ReadLineAsync()) != "event: textDelta")
        {
            Assert.NotNull(line);
        }

        Task<string?> comment = ReadCommentAsync(reader);
        for (int i = 0; i < 200 && !comment.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.True(comment.IsCompleted);
        Assert.Equal(":", await comment);
        gate.SetResult();
        Assert.Contains("turnCompleted", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_after_the_beginning_is_an_event_with_what_the_avatar_says()
    {
        await using ChatServer server = await ChatServer.StartAsync(
            fakes: static fakes => fakes.Chat!.FailWith(new InvalidOperationException("secret of the provider")));

        using HttpResponseMessage answer = await server.Browser().SendAsync(HttpMethod.Post, "chat/stream", """{ "message": "Hi" }""");
        ServerEvent[] events = await ServerEvent.ReadAllAsync(answer);

        Assert.Equal("turnFailed", events[^1].Name);
        Assert.Equal("model.failed", events[^1].Data.GetProperty("error").Text("code"));
        Assert.StartsWith("Sorry", events[^1].Data.Text("spokenText"), StringComparison.Ordinal);
        Assert.DoesNotContain(events, static e => e.Data.GetRawText().Contains("secret", StringComparison.Ordinal));
    }

    private static async Task<string?> ReadCommentAsync(StreamReader reader)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync();
        }
        while (line is not (null or ":"));

        return line;
    }

    private static FakeConversationEngine Engine(IAvatarChatbotBuilder avatar)
    {
        var engine = new FakeConversationEngine();
        avatar.Services.AddSingleton<IConversationEngine>(engine);
        return engine;
    }

    private sealed record ServerEvent(string Id, string Name, JsonElement Data)
    {
        public static async Task<ServerEvent[]> ReadAllAsync(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            string body = await answer.Content.ReadAsStringAsync();
            return [.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(static e => e != ":").Select(Parse)];
        }

        private static ServerEvent Parse(string text)
        {
            string[] lines = text.Split('\n');
            Assert.Equal(3, lines.Length);
            using JsonDocument data = JsonDocument.Parse(lines[2]["data: ".Length..]);
            return new ServerEvent(lines[0]["id: ".Length..], lines[1]["event: ".Length..], data.RootElement.Clone());
        }
    }
}
