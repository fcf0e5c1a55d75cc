using System.Diagnostics;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace AvatarKit.Tests.Conversation.ChatClients;

public sealed class AvatarChatPipelineTests
{
    [Fact]
    public async Task Beneath_the_middleware_of_microsoft_extensions_ai_the_avatar_calls_the_tools_and_is_traced()
    {
        string source = $"test-{Guid.NewGuid():N}";
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = one => one.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var logs = new FakeLogCollector();
        using ILoggerFactory loggers = LoggerFactory.Create(
            logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(logs)));
        await using var host = new EngineHost();
        host.Lite
            .RespondWith(new FakeChatResponse().CallTool("now").Usage(10, 2))
            .RespondWith(new FakeChatResponse().Text("It is noon.").Usage(20, 4));
        int calls = 0;
        using IChatClient client = host.Engine.AsChatClient()
            .AsBuilder()
            .UseFunctionInvocation(loggers)
            .UseLogging(loggers)
            .UseOpenTelemetry(sourceName: source)
            .Build();

        ChatResponse response = await client.GetResponseAsync(
            "What time is it?", new ChatOptions { Tools = [AIFunctionFactory.Create(() => $"12:0{calls++}", "now")] });

        Assert.Equal("It is noon.", response.Text);
        Assert.Equal(1, calls);
        Assert.Equal("now", Assert.Single(Assert.IsType<AvatarResponse>(response.RawRepresentation).Tools).Name);
        Assert.Equal(30, response.Usage!.InputTokenCount);
        Activity chat = Assert.Single(spans, static span => span.OperationName.StartsWith("chat", StringComparison.Ordinal));
        Assert.Equal("avatarkit", chat.GetTagItem("gen_ai.provider.name"));
        Assert.Equal(30, Convert.ToInt32(chat.GetTagItem("gen_ai.usage.input_tokens"), provider: null));
        Assert.NotEmpty(logs.GetSnapshot());
    }
}
