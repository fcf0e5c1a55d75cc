using System.Net.Http.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveApprovalTests
{
    private static readonly object Hello = new { type = "hello", approvals = true };

    private readonly List<string> booked = [];

    [Theory]
    [InlineData(true, "approved", "booked for two")]
    [InlineData(false, "declined", "did not allow")]
    public async Task The_person_is_asked_and_what_they_say_is_done(bool approved, string outcome, string told)
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false }, Hello);
        string turnId = await client.SayAsync("A table for two");
        await client.WaitForAsync("approvalRequest");
        LiveMessage asked = client.Of("approvalRequest").Single();
        string id = asked.Text("approvalId")!;
        await client.SendNumberedAsync(new { type = "approvalResult", approvalId = id, approved });
        await client.SendNumberedAsync(new { type = "approvalResult", approvalId = id, approved = !approved });
        await client.WaitForAsync("end");
        await client.SendNumberedAsync(new { type = "approvalResult", approvalId = id, approved = true });
        await client.SendNumberedAsync(new { type = "approvalResult", approvalId = "unknown", approved = true });
        await client.SayAsync("Thanks");
        await client.WaitForAsync("end", 2);

        Assert.Equal((turnId, "book", "Book a table", "Books a table."),
            (asked.Text("turnId"), asked.Text("tool"), asked.Text("title"), asked.Text("description")));
        Assert.False(asked.Json.TryGetProperty("arguments", out _));
        LiveMessage ended = client.Of("approvalEnd").Single();
        Assert.Equal((id, outcome), (ended.Text("approvalId"), ended.Text("outcome")));
        Assert.Equal(approved ? ["two"] : [], booked);
        Assert.Contains(told, ResultOf(host), StringComparison.Ordinal);
        Assert.Empty(client.Of("error"));
    }

    [Fact]
    public async Task Arguments_are_shown_where_the_host_shows_them()
    {
        await using LiveTestHost host = await StartAsync(static options => options.ShowToolArguments = true);
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false }, Hello);
        await client.SayAsync("A table for two");
        await client.WaitForAsync("approvalRequest");

        Assert.Equal("""{"guests":"two"}""", client.Of("approvalRequest").Single().Json.GetProperty("arguments").GetRawText());
    }

    [Fact]
    public async Task Another_message_withdraws_the_question()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false }, Hello);
        await client.SayAsync("A table for two");
        await client.WaitForAsync("approvalRequest");
        await client.SendNumberedAsync(new { type = "interrupt" });
        await client.WaitForAsync("end");

        Assert.Equal("withdrawn", client.Of("approvalEnd").Single().Text("outcome"));
        Assert.Equal("interrupted", client.Of("end").First().Text("outcome"));
        Assert.Empty(booked);
    }

    [Fact]
    public async Task A_question_reaches_a_client_that_comes_back()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        string session = (await client.ConnectAsync(new { speech = false }, Hello)).GetProperty("session").GetString()!;
        await client.SayAsync("A table for two");
        await client.WaitForAsync("approvalRequest");
        long number = client.Of("approvalRequest").Single().Number - 1;
        await client.DropAsync();
        await client.ConnectAsync(new { speech = false }, new { type = "hello", approvals = true, resume = new { session, number } });
        await client.WaitForAsync("approvalRequest", 2);
        string? id = client.Of("approvalRequest").Last().Text("approvalId");
        await client.SendNumberedAsync(new { type = "approvalResult", approvalId = id, approved = true });
        await client.WaitForAsync("end");

        Assert.Equal(["two"], booked);
    }

    [Fact]
    public async Task A_client_that_can_not_ask_is_not_waited_for()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });
        await client.SayAsync("A table for two");
        await client.WaitForAsync("end");

        Assert.Empty(client.Of("approvalRequest"));
        Assert.Empty(booked);
        Assert.Contains("not approved", ResultOf(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_can_not_be_read_is_refused()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false }, Hello);
        await client.SendTextAsync("""{"seq":1,"type":"approvalResult","approvalId":"a","approved":"yes"}""");
        await client.WaitForAsync("error");

        Assert.Equal("approval.malformed", client.Of("error").Single().Text("code"));
    }

    [Fact]
    public async Task Over_http_it_is_declined_at_once_with_a_warning()
    {
        await using LiveTestHost host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };

        using HttpResponseMessage response = await http.PostAsJsonAsync("/avatar/chat/stream", new { message = "A table for two" });
        string events = await response.Content.ReadAsStringAsync();

        Assert.Contains("Very well.", events, StringComparison.Ordinal);
        Assert.Contains("\"warnings\":[\"tool.not_approved\"]", events, StringComparison.Ordinal);
        Assert.Empty(booked);
        Assert.Contains("not approved", ResultOf(host), StringComparison.Ordinal);
    }

    private async Task<LiveTestHost> StartAsync(Action<AvatarChatOptions>? options = null)
    {
        AIFunction book = AIFunctionFactory.Create(
            (string guests) =>
            {
                booked.Add(guests);
                return $"booked for {guests}";
            },
            new AIFunctionFactoryOptions
            {
                Name = "book",
                Description = "Books a table.",
                AdditionalProperties = new Dictionary<string, object?> { ["title"] = "Book a table" },
            });
        LiveTestHost host = await LiveTestHost.StartAsync(
            options, avatar: builder => builder.AddAvatar(avatar => avatar.Tools.Add(new ApprovalRequiredAIFunction(book))));
        host.Model.When(static call => call.Messages.All(static message => message.Role != ChatRole.Tool) && call.LastUserText != "Thanks")
            .RespondWith(new FakeChatResponse().CallTool("book", new Dictionary<string, object?> { ["guests"] = "two" }));
        host.Model.RespondWith("Very well.");
        return host;
    }

    private static string ResultOf(LiveTestHost host)
        => string.Concat(host.Model.Calls.SelectMany(static call => call.Messages).SelectMany(static message => message.Contents)
            .OfType<FunctionResultContent>().Select(static result => result.Result?.ToString()));
}
