using System.Text.Json;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.AspNetCore.Tests.Live;

public sealed class LiveToolTests
{
    private static readonly object ShowPage = new
    {
        name = "show_page",
        description = "Shows a page of the shop.",
        parameters = new { type = "object", properties = new { page = new { type = "string" } } },
    };

    [Fact]
    public async Task The_model_calls_a_function_of_the_page_and_is_told_what_it_gave()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });
        await client.SendNumberedAsync(new { type = "tools", tools = new[] { ShowPage } });
        string turnId = await client.SayAsync("Show me shoes");
        await client.WaitForAsync("toolCall");
        LiveMessage call = client.Of("toolCall").Single();
        await client.SendNumberedAsync(new { type = "toolResult", callId = call.Text("callId"), result = new { shown = true } });
        await client.WaitForAsync("end");

        Assert.Equal((turnId, "show_page"), (call.Text("turnId"), call.Text("name")));
        Assert.Equal("""{"page":"shoes"}""", call.Json.GetProperty("arguments").GetRawText());
        Assert.Contains("""{"shown":true}""", ResultOf(host), StringComparison.Ordinal);
        Assert.Equal("Here you are.", client.Text);
        Assert.Equal("show_page", client.Of("end").Single().Json.GetProperty("tools")[0].GetString());
    }

    [Fact]
    public async Task A_call_reaches_a_client_that_comes_back()
    {
        await using LiveTestHost host = await StartAsync();
        await using var client = new LiveTestClient(host);
        string session = (await client.ConnectAsync(new { speech = false })).GetProperty("session").GetString()!;
        await client.SendNumberedAsync(new { type = "tools", tools = new[] { ShowPage } });
        await client.SayAsync("Show me shoes");
        await client.WaitForAsync("turn");
        await client.DropAsync();
        long number = client.Number;
        if (client.Of("toolCall").Any())
        {
            number = client.Of("toolCall").Single().Number - 1;
        }

        await client.ConnectAsync(new { speech = false }, new { type = "hello", resume = new { session, number } });
        await client.WaitForAsync("toolCall");
        string? callId = client.Of("toolCall").Last().Text("callId");
        await client.SendNumberedAsync(new { type = "toolResult", callId, result = 5 });
        await client.WaitForAsync("end");
        Assert.Contains("5", ResultOf(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_does_not_answer_is_not_waited_for()
    {
        await using LiveTestHost host = await StartAsync(static options => options.Limits.ToolTimeout = TimeSpan.FromMilliseconds(300));
        await using var client = new LiveTestClient(host);
        await client.ConnectAsync(new { speech = false });
        await client.SendNumberedAsync(new { type = "tools", tools = new[] { ShowPage } });
        await client.SayAsync("Show me shoes");
        await client.WaitForAsync("end");
        Assert.Contains("did not answer in time", ResultOf(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_takes_no_functions_says_so()
    {
        await using LiveTestHost host = await StartAsync(static options => options.AllowClientTools = false);
        await using var client = new LiveTestClient(host);
        JsonElement welcome = await client.ConnectAsync();
        await client.SendNumberedAsync(new { type = "tools", tools = new[] { ShowPage } });
        await client.WaitForAsync("error");
        Assert.Equal("tools.off", client.Of("error").Single().Text("code"));
        Assert.Equal(0, welcome.GetProperty("limits").GetProperty("tools").GetInt32());
    }

    private static async Task<LiveTestHost> StartAsync(Action<AvatarChatOptions>? options = null)
    {
        LiveTestHost host = await LiveTestHost.StartAsync(options);
        host.Model.When(static call => call.Messages.All(static message => message.Role != ChatRole.Tool))
            .RespondWith(new FakeChatResponse().CallTool("show_page", new Dictionary<string, object?> { ["page"] = "shoes" }));
        host.Model.RespondWith("Here you are.");
        return host;
    }

    private static string ResultOf(LiveTestHost host)
        => string.Concat(host.Model.Calls[^1].Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>()
            .Select(static result => result.Result?.ToString()));
}
