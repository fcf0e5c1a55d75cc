using System.Net;
using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using AvatarKit.Aws.Wire;
using AvatarKit.Aws.Wire.Bedrock;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Aws.Tests.Wire.Bedrock;

public class BedrockRuntimeClientTests
{
    private const string Answer = """
        {"output":{"message":{"role":"assistant","content":[{"text":"Hello."},{"somethingNew":{"a":1}}]}},"stopReason":"end_turn",
         "usage":{"inputTokens":7,"outputTokens":2,"totalTokens":9,"cacheReadInputTokens":3},"metrics":{"latencyMs":12},"new":[1]}
        """;

    [Fact]
    public async Task A_request_is_signed_for_the_region_and_names_its_model_in_one_segment()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, Answer));
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));

        ConverseResponse response = await client.ConverseAsync(
            Hello<ConverseRequest>("arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0"));

        LoopbackRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal(
            "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile%2Feu.amazon.nova-lite-v1%3A0/converse",
            request.Target);
        Assert.Contains("/eu-central-1/bedrock/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("AvatarKit/", request.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("Hi", request.Json.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.False(request.Json.TryGetProperty("modelId", out _));
        Assert.Equal("Hello.", response.Output?.Message?.Content[0].Text);
        Assert.Null(response.Output?.Message?.Content[1].Text);
        Assert.Equal(3, response.Usage?.CacheReadInputTokens);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Fact]
    public async Task Events_come_typed_and_unknown_ones_are_passed_over()
    {
        await using var server = new LoopbackServer().Then(static async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("messageStart", """{"role":"assistant","p":"abcd"}""");
            await call.EventAsync("somethingNew", "not even JSON");
            await call.EventAsync("contentBlockDelta", """{"delta":{"text":"Hel"},"contentBlockIndex":0}""");
            await call.EventAsync("contentBlockStop", """{"contentBlockIndex":0}""");
            await call.EventAsync("messageStop", """{"stopReason":"end_turn"}""");
            await call.EventAsync("metadata", """{"usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2},"metrics":{"latencyMs":5}}""");
        });
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));

        using ConverseStreamResponse response = await client.ConverseStreamAsync(Hello<ConverseStreamRequest>("amazon.nova-lite-v1:0"));
        List<ConverseStreamEvent> events = await ReadAsync(response);

        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal(
            [
                typeof(MessageStartEvent),
                typeof(ContentBlockDeltaEvent),
                typeof(ContentBlockStopEvent),
                typeof(MessageStopEvent),
                typeof(ConverseStreamMetadataEvent),
            ],
            events.Select(static item => item.GetType()));
        Assert.Equal("/model/amazon.nova-lite-v1%3A0/converse-stream", server.Requests[0].Target);
    }

    [Fact]
    public async Task A_stream_that_ends_between_two_frames_before_the_answer_did_is_truncated()
    {
        await using var server = new LoopbackServer().Then(static async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("contentBlockDelta", """{"delta":{"text":"Hel"},"contentBlockIndex":0}""");
        });
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));
        using ConverseStreamResponse response = await client.ConverseStreamAsync(Hello<ConverseStreamRequest>("m"));

        EventStreamBrokenException exception = await Assert.ThrowsAsync<EventStreamBrokenException>(() => ReadAsync(response));

        Assert.True(exception.IsTruncated);
    }

    [Theory]
    [InlineData("throttlingException", "ThrottlingException")]
    [InlineData("modelStreamErrorException", "ModelStreamErrorException")]
    public async Task An_error_in_a_stream_has_the_name_it_would_have_in_a_response(string member, string name)
    {
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.WriteAsync(EventFrame.Exception(member, """{"message":"no","originalStatusCode":424}"""));
        });
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));
        using ConverseStreamResponse response = await client.ConverseStreamAsync(Hello<ConverseStreamRequest>("m"));

        AmazonBedrockRuntimeException exception = await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => ReadAsync(response));

        Assert.Equal(name, exception.ErrorCode);
        Assert.Equal(424, (int)exception.StatusCode);
        Assert.Equal("request-1", exception.RequestId);
    }

    [Fact]
    public async Task An_error_frame_without_a_body_has_its_code()
    {
        await using var server = new LoopbackServer().Then(static async call =>
        {
            await call.BeginEventsAsync();
            await call.WriteAsync(EventFrame.Create(
                [(":message-type", "error"), (":error-code", "InternalServerException"), (":error-message", "oh")],
                []));
        });
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));
        using ConverseStreamResponse response = await client.ConverseStreamAsync(Hello<ConverseStreamRequest>("m"));

        AmazonBedrockRuntimeException exception = await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => ReadAsync(response));

        Assert.Equal("InternalServerException", exception.ErrorCode);
        Assert.Equal("oh", exception.Message);
    }

    [Theory]
    [InlineData(429, "ThrottlingException")]
    [InlineData(424, "ModelErrorException")]
    [InlineData(500, "InternalServerException")]
    [InlineData(503, "ServiceUnavailableException")]
    public async Task An_error_is_told_once_and_not_tried_again(int status, string name)
    {
        await using var server = new LoopbackServer();
        server.Otherwise = call => call.FailAsync(status, name, "words", ("Retry-After", "7"));
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));

        AmazonServiceException exception =
            await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => client.ConverseAsync(Hello<ConverseRequest>("m")));

        Assert.Equal(name, exception.ErrorCode);
        Assert.Equal("request-1", exception.RequestId);
        Assert.Equal(TimeSpan.FromSeconds(7), exception.RetryAfter(TimeProvider.System));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_an_error_with_its_status()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(502, "<html>Bad gateway</html>"));
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));

        AmazonServiceException exception =
            await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => client.ConverseAsync(Hello<ConverseRequest>("m")));

        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
    }

    [Fact]
    public async Task Disposing_a_stream_closes_its_connection()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("messageStart", """{"role":"assistant"}""");
            await call.WaitForCloseAsync();
            closed.SetResult();
        });
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));
        ConverseStreamResponse response = await client.ConverseStreamAsync(Hello<ConverseStreamRequest>("m"));

        response.Dispose();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_model_called_in_its_own_language_answers_unread()
    {
        await using var server = new LoopbackServer().Then(static call => call.RespondAsync(200, """{"images":[]}"""));
        using BedrockRuntimeClient client = BedrockRuntimeClient.Create(WireClients.Settings(server.Url));

        using InvokeModelResponse response = await client.InvokeModelAsync(new InvokeModelRequest { ModelId = "m", Body = "{}"u8.ToArray() });
        using var body = new StreamReader(response.Body);

        Assert.Equal("""{"images":[]}""", await body.ReadToEndAsync());
        Assert.Equal("/model/m/invoke", server.Requests[0].Target);
    }

    private static T Hello<T>(string model)
        where T : ConverseRequestBase, new()
        => new() { ModelId = model, Messages = [new Message { Role = "user", Content = [new ContentBlock { Text = "Hi" }] }] };

    private static async Task<List<ConverseStreamEvent>> ReadAsync(ConverseStreamResponse response)
    {
        List<ConverseStreamEvent> events = [];
        await foreach (ConverseStreamEvent item in response.ReadAsync())
        {
            events.Add(item);
        }

        return events;
    }
}
