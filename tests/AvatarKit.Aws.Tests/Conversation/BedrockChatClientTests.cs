using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Aws.Tests.Conversation;

public class BedrockChatClientTests
{
    private const string Model = "amazon.nova-lite-v1:0";

    [Fact]
    public async Task A_streamed_answer_comes_in_parts_that_each_name_their_model()
    {
        await using var server = new LoopbackServer().Then(Nova.Says("Hel", "lo."));
        using BedrockChatClient client = Client(server);

        List<ChatResponseUpdate> updates = await ReadAsync(client);

        Assert.Equal(["Hel", "lo."], updates.Select(static update => update.Text).Where(static text => text.Length > 0));
        Assert.All(updates, static update => Assert.Equal(
            (Model, "request-1", "request-1", ChatRole.Assistant),
            (update.ModelId, update.ResponseId, update.MessageId, update.Role)));
        Assert.All(updates, static update => Assert.NotNull(update.CreatedAt));
        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    [Fact]
    public async Task Usage_counts_what_came_from_the_cache_as_input()
    {
        await using var server = new LoopbackServer().Then(Nova.Says("Hello."));
        using BedrockChatClient client = Client(server);

        UsageDetails usage = (await ReadAsync(client)).ToChatResponse().Usage!;

        Assert.Equal((18L, 6L, 4L, 22L), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
        Assert.Equal(2, usage.AdditionalCounts!["CacheWriteInputTokens"]);
    }

    [Fact]
    public async Task An_answer_in_one_piece_is_the_same_as_in_parts()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(
            200,
            """
            {"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},{"text":"Hello."},
            {"toolUse":{"toolUseId":"t1","name":"look","input":{"at":"sky"}}}]}},"stopReason":"tool_use",
            "usage":{"inputTokens":10,"outputTokens":4,"totalTokens":14,"cacheReadInputTokens":6}}
            """,
            ("x-amzn-RequestId", "request-9")));
        using BedrockChatClient client = Client(server);

        ChatResponse response = await client.GetResponseAsync("Hi");

        Assert.Equal("Hello.", response.Text);
        Assert.Equal(
            (Model, "request-9", ChatFinishReason.ToolCalls, 16L),
            (response.ModelId, response.ResponseId, response.FinishReason, response.Usage?.InputTokenCount));
        TextReasoningContent thought = Assert.Single(response.Messages[0].Contents.OfType<TextReasoningContent>());
        Assert.Equal(("hm", "sig"), (thought.Text, thought.ProtectedData));
        FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal("sky", call.Arguments!["at"]?.ToString());
    }

    [Fact]
    public async Task The_parts_of_a_tool_call_are_joined_wherever_they_were_cut()
    {
        await using var server = new LoopbackServer().Then(Nova.Streams(
            ("messageStart", """{"role":"assistant"}"""),
            ("contentBlockDelta", Nova.Delta("Let me look.")),
            ("contentBlockStop", """{"contentBlockIndex":0}"""),
            ("contentBlockStart", """{"start":{"toolUse":{"toolUseId":"t1","name":"look"}},"contentBlockIndex":1}"""),
            ("contentBlockStart", """{"start":{"toolUse":{"toolUseId":"t2","name":"clock"}},"contentBlockIndex":2}"""),
            ("contentBlockDelta", """{"delta":{"toolUse":{"input":"{\"at\":\"s"}},"contentBlockIndex":1}"""),
            ("contentBlockDelta", """{"delta":{"toolUse":{"input":"ky\"}"}},"contentBlockIndex":1}"""),
            ("contentBlockStop", """{"contentBlockIndex":1}"""),
            ("contentBlockStop", """{"contentBlockIndex":2}"""),
            ("messageStop", """{"stopReason":"tool_use"}""")));
        using BedrockChatClient client = Client(server);

        ChatResponse response = (await ReadAsync(client)).ToChatResponse();

        FunctionCallContent[] calls = [.. response.Messages[0].Contents.OfType<FunctionCallContent>()];
        Assert.Equal(["look", "clock"], calls.Select(static call => call.Name));
        Assert.Equal("sky", calls[0].Arguments!["at"]?.ToString());
        Assert.Empty(calls[1].Arguments!);
        Assert.All(calls, static call => Assert.Null(call.Exception));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public async Task What_Nova_thinks_aloud_is_not_among_its_words()
    {
        await using var server = new LoopbackServer()
            .Then(Nova.Says("<thin", "king>The person wants ", "the time.</thinking>", "\n\n", "One moment", "."))
            .Then(static call => call.RespondAsync(
                200,
                """{"output":{"message":{"role":"assistant","content":[{"text":"<thinking>Hm.</thinking> One moment."}]}},"stopReason":"end_turn"}"""));
        using BedrockChatClient client = Client(server);

        ChatResponse streamed = (await ReadAsync(client)).ToChatResponse();
        ChatResponse whole = await client.GetResponseAsync("Hi");

        Assert.Equal(("One moment.", "One moment."), (streamed.Text, whole.Text));
        Assert.Equal("The person wants the time.", Assert.Single(streamed.Messages[0].Contents.OfType<TextReasoningContent>()).Text);
    }

    [Fact]
    public async Task A_tool_call_that_is_no_JSON_says_so()
    {
        await using var server = new LoopbackServer().Then(Nova.Streams(
            ("contentBlockStart", """{"start":{"toolUse":{"toolUseId":"t1","name":"look"}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"toolUse":{"input":"{oh"}},"contentBlockIndex":0}"""),
            ("contentBlockStop", """{"contentBlockIndex":0}"""),
            ("messageStop", """{"stopReason":"tool_use"}""")));
        using BedrockChatClient client = Client(server);

        FunctionCallContent call =
            Assert.Single((await ReadAsync(client)).SelectMany(static update => update.Contents).OfType<FunctionCallContent>());

        Assert.NotNull(call.Exception);
    }

    [Fact]
    public async Task Thoughts_come_apart_from_words_and_go_back_signed()
    {
        await using var server = new LoopbackServer().Then(Nova.Streams(
            ("contentBlockDelta", """{"delta":{"reasoningContent":{"text":"one "}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"reasoningContent":{"text":"two"}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"reasoningContent":{"signature":"sig"}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"reasoningContent":{"redactedContent":"AQID"}},"contentBlockIndex":1}"""),
            ("contentBlockDelta", """{"delta":{"text":"Three."},"contentBlockIndex":2}"""),
            ("messageStop", """{"stopReason":"end_turn"}"""))).Then(Nova.Says("Four."));
        using BedrockChatClient client = Client(server);
        ChatResponse first = (await ReadAsync(client)).ToChatResponse();

        await ReadAsync(client, [new(ChatRole.User, "Hi"), .. first.Messages, new(ChatRole.User, "And then?")]);

        Assert.Equal("Three.", first.Text);
        Assert.Equal(
            """[{"reasoningContent":{"reasoningText":{"text":"one two","signature":"sig"}}},{"reasoningContent":{"redactedContent":"AQID"}},{"text":"Three."}]""",
            server.Requests[1].Json.GetProperty("messages")[1].GetProperty("content").GetRawText());
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("guardrail_intervened", "content_filter")]
    [InlineData("content_filtered", "content_filter")]
    [InlineData("malformed_tool_use", "malformed_tool_use")]
    public async Task Stop_reasons_become_finish_reasons(string stopReason, string finishReason)
    {
        await using var server = new LoopbackServer().Then(Nova.Streams(
            ("contentBlockDelta", Nova.Delta("Words.")), ("messageStop", $$"""{"stopReason":"{{stopReason}}"}""")));
        using BedrockChatClient client = Client(server);

        Assert.Equal(finishReason, (await ReadAsync(client)).ToChatResponse().FinishReason?.Value);
    }

    [Fact]
    public async Task An_answer_that_a_filter_left_nothing_of_is_an_error()
    {
        await using var server = new LoopbackServer()
            .Then(Nova.Streams(("messageStart", "{}"), ("messageStop", """{"stopReason":"content_filtered"}""")))
            .Then(static call => call.RespondAsync(
                200,
                """{"output":{"message":{"role":"assistant","content":[]}},"stopReason":"guardrail_intervened"}"""));
        using BedrockChatClient client = Client(server);

        Assert.Equal("bedrock.guarded", (await Assert.ThrowsAsync<BedrockException>(() => ReadAsync(client))).Code);
        Assert.Equal("bedrock.guarded", (await Assert.ThrowsAsync<BedrockException>(() => client.GetResponseAsync("Hi"))).Code);
    }

    [Fact]
    public async Task A_picture_in_a_stream_comes_whole()
    {
        await using var server = new LoopbackServer().Then(Nova.Streams(
            ("contentBlockStart", """{"start":{"image":{"format":"png"}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"image":{"source":{"bytes":"AQI="}}},"contentBlockIndex":0}"""),
            ("contentBlockDelta", """{"delta":{"image":{"source":{"bytes":"Aw=="}}},"contentBlockIndex":0}"""),
            ("contentBlockStop", """{"contentBlockIndex":0}"""),
            ("messageStop", """{"stopReason":"end_turn"}""")));
        using BedrockChatClient client = Client(server);

        DataContent picture = Assert.Single((await ReadAsync(client)).SelectMany(static update => update.Contents).OfType<DataContent>());

        Assert.Equal("image/png", picture.MediaType);
        Assert.Equal([1, 2, 3], picture.Data.ToArray());
    }

    [Fact]
    public async Task Leaving_a_stream_closes_its_connection()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("contentBlockDelta", Nova.Delta("Once upon"));
            await call.WaitForCloseAsync();
            closed.SetResult();
        });
        using BedrockChatClient client = Client(server);

        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
        {
            Assert.Equal("Once upon", update.Text);
            break;
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancelling_a_stream_closes_its_connection_and_is_no_error_of_the_model()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("contentBlockDelta", Nova.Delta("Once upon"));
            await call.WaitForCloseAsync();
            closed.SetResult();
        });
        using BedrockChatClient client = Client(server);
        using var cancelling = new CancellationTokenSource();
        IAsyncEnumerator<ChatResponseUpdate> stream = client
            .GetStreamingResponseAsync("Hi", cancellationToken: cancelling.Token)
            .GetAsyncEnumerator();
        await stream.MoveNextAsync();

        ValueTask<bool> waiting = stream.MoveNextAsync();
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        await stream.DisposeAsync();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_retired_model_is_asked_once_and_then_left_alone_for_a_while()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call => call.FailAsync(404, "ResourceNotFoundException", "This model version has reached the end of its life.");
        var time = new FakeTimeProvider();
        var log = new FakeLogger<BedrockChatClient>();
        using BedrockChatClient client = Client(server, time, log);

        for (int i = 0; i < 3; i++)
        {
            BedrockException exception = await Assert.ThrowsAsync<BedrockException>(() => ReadAsync(client));
            Assert.Equal(("bedrock.model_retired", false), (exception.Code, exception.IsTransient));
        }

        Assert.Single(server.Requests);
        time.Advance(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<BedrockException>(() => ReadAsync(client));
        Assert.Equal(2, server.Requests.Count);
        FakeLogRecord warning = Assert.Single(log.Collector.GetSnapshot());
        Assert.Equal((200, LogLevel.Warning), (warning.Id.Id, warning.Level));
        Assert.Contains(Model, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_answers_again_is_warned_of_anew_when_it_goes()
    {
        await using var server = new LoopbackServer()
            .Then(static call => call.FailAsync(403, "AccessDeniedException"))
            .Then(Nova.Says("Hello."))
            .Then(static call => call.FailAsync(403, "AccessDeniedException"));
        var time = new FakeTimeProvider();
        var log = new FakeLogger<BedrockChatClient>();
        using BedrockChatClient client = Client(server, time, log);

        await Assert.ThrowsAsync<BedrockException>(() => ReadAsync(client));
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.NotEmpty(await ReadAsync(client));
        await Assert.ThrowsAsync<BedrockException>(() => ReadAsync(client));

        Assert.Equal(2, log.Collector.Count);
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var client = new BedrockChatClient(
            "amazon.nova-2-lite-v1:0",
            new BedrockOptions { InferenceProfilePrefix = "eu", ServiceUrl = "http://localhost:1" });

        var metadata = (ChatClientMetadata)client.GetService(typeof(ChatClientMetadata))!;

        Assert.Equal(
            ("aws.bedrock", "eu.amazon.nova-2-lite-v1:0", "http://localhost:1/"),
            (metadata.ProviderName, metadata.DefaultModelId, metadata.ProviderUri?.ToString()));
        Assert.Same(client, client.GetService(typeof(IChatClient)));
        Assert.Null(client.GetService(typeof(IChatClient), "key"));
        Assert.Null(client.GetService(typeof(IKnowledgeBase)));
    }

    internal static BedrockChatClient Client(LoopbackServer server, TimeProvider? time = null, ILogger<BedrockChatClient>? logger = null)
        => new(
            Model,
            new BedrockOptions { ServiceUrl = server.Url, Region = "eu-central-1" },
            new BasicAWSCredentials("AKIDEXAMPLE", "secret"),
            time,
            logger);

    internal static Task<List<ChatResponseUpdate>> ReadAsync(BedrockChatClient client) => ReadAsync(client, [new ChatMessage(ChatRole.User, "Hi")]);

    private static async Task<List<ChatResponseUpdate>> ReadAsync(BedrockChatClient client, IEnumerable<ChatMessage> messages)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages))
        {
            updates.Add(update);
        }

        return updates;
    }
}
