using System.Text;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Tests.Conversation;

public sealed class ToolTests
{
    [Fact]
    public async Task A_tool_of_the_settings_is_called_and_shows_in_the_response()
    {
        string? asked = null;
        await using var host = new EngineHost(avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(
            (string city) =>
            {
                asked = city;
                return "sunny";
            },
            "weather")));
        host.Lite
            .RespondWith(new FakeChatResponse().CallTool("weather", new Dictionary<string, object?> { ["city"] = "Oslo" }).Usage(10, 2))
            .RespondWith(new FakeChatResponse().Text("It is sunny in Oslo.").Usage(20, 6));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("How is the weather?"));

        Assert.Equal("Oslo", asked);
        Assert.Equal("It is sunny in Oslo.", response.Text);
        ToolInvocation tool = Assert.Single(response.Tools);
        Assert.Equal(("weather", """{"city":"Oslo"}"""), (tool.Name, tool.Arguments));
        Assert.Contains("sunny", tool.Result, StringComparison.Ordinal);
        Assert.False(tool.Failed);
        Assert.Equal((30, 8), (response.Usage.InputTokens, response.Usage.OutputTokens));
    }

    [Fact]
    public async Task A_tool_of_the_request_is_called_too()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith(new FakeChatResponse().CallTool("now")).RespondWith("It is noon.");
        AvatarRequest request = EngineHost.Ask() with { ChatOptions = new ChatOptions { Tools = [AIFunctionFactory.Create(() => "12:00", "now")] } };

        AvatarResponse response = await host.Engine.GetResponseAsync(request);

        Assert.Equal("It is noon.", response.Text);
        Assert.Equal("now", Assert.Single(response.Tools).Name);
        Assert.Single(request.ChatOptions!.Tools!);
    }

    [Theory]
    [InlineData("Let me look", "It is noon.", "Let me look\n\nIt is noon.")]
    [InlineData("Let me look. ", "It is noon.", "Let me look. \n\nIt is noon.")]
    [InlineData("Let me look.\n\n", "It is noon.", "Let me look.\n\nIt is noon.")]
    [InlineData("Let me look: <", "It is noon.", "Let me look: <\n\nIt is noon.")]
    public async Task What_is_said_before_a_tools_answer_is_a_paragraph_of_its_own_and_spoken_at_once(string before, string after, string text)
    {
        var said = new TaskCompletionSource();
        await using var host = new EngineHost(avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(
            async () =>
            {
                await said.Task;
                return "12:00";
            },
            "now")));
        host.Lite.RespondWith(new FakeChatResponse().Text(before).CallTool("now")).RespondWith(after);
        StringBuilder shown = new();
        List<string> spoken = [];

        await foreach (AvatarResponseUpdate update in host.Engine.GetStreamingResponseAsync(EngineHost.Ask()))
        {
            shown.Append((update as TextDelta)?.Text);
            if (update is SpeechSegment { SpokenText.Length: > 0 } segment)
            {
                // The tool answers only once this was heard.
                spoken.Add(segment.SpokenText);
                said.TrySetResult();
            }
        }

        Assert.Equal(text, shown.ToString());
        Assert.Equal(2, spoken.Count);
        Assert.StartsWith("Let me look", spoken[0], StringComparison.Ordinal);
        Assert.Equal("It is noon.", spoken[1]);
        Assert.Equal(text, Assert.Single(await host.StoredAsync()).Result?.Answer);
    }

    [Fact]
    public async Task After_a_tool_was_called_a_failing_model_is_not_tried_again()
    {
        int calls = 0;
        await using var host = new EngineHost(
            options => options.Resilience.Model.Retries = 3,
            avatar: profile => profile.Tools.Add(AIFunctionFactory.Create(() => ++calls, "count")));
        host.Lite.RespondWith(new FakeChatResponse().CallTool("count")).FailWith(new HttpRequestException());

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(1, calls);
        Assert.Equal(TurnOutcome.Failed, response.Outcome);
        Assert.Equal("count", Assert.Single(response.Tools).Name);
    }

    [Fact]
    public async Task The_requests_options_reach_the_model_but_not_its_conversation_id()
    {
        await using var host = new EngineHost(options => options.Tiers["lite"].ModelId = "nano");

        await host.Engine.GetResponseAsync(
            EngineHost.Ask() with { ChatOptions = new ChatOptions { Temperature = 0.2f, ConversationId = "theirs" } });

        ChatOptions sent = host.Lite.Calls[0].Options!;
        Assert.Equal((0.2f, "nano", null), (sent.Temperature!.Value, sent.ModelId, sent.ConversationId));
        Assert.Equal("en-US", sent.AdditionalProperties!["avatarkit.locale"]);
    }

    [Fact]
    public async Task A_tool_is_called_where_no_logger_can_be_made_for_it()
    {
        using var broken = new BrokenLoggerFactory();
        await using var host = new EngineHost(
            services: services => services.AddSingleton<ILoggerFactory>(broken),
            avatar: static profile => profile.Tools.Add(AIFunctionFactory.Create(static () => "12:00", "now")));
        host.Lite.RespondWith(new FakeChatResponse().CallTool("now")).RespondWith("It is noon.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal("It is noon.", response.Text);
        Assert.True(broken.Refused > 0);
    }

    private sealed class BrokenLoggerFactory : ILoggerFactory
    {
        public int Refused { get; private set; }

        public ILogger CreateLogger(string categoryName)
        {
            if (categoryName.StartsWith("AvatarKit", StringComparison.Ordinal))
            {
                return NullLogger.Instance;
            }

            Refused++;
            throw new IOException("The log's disk is full.");
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
