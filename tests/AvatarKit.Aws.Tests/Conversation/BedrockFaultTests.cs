using System.Globalization;
using Amazon.Runtime;
using AvatarKit.Aws.Tests.Loopback;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws.Tests.Conversation;

/// <summary>What can go wrong on the way: each time one call, one typed error, no word of what was said.</summary>
public class BedrockFaultTests
{
    private const string Secret = "my heart";

    [Theory]
    [InlineData(429, "ThrottlingException", "", "bedrock.throttled", true)]
    [InlineData(400, "ThrottlingException", "", "bedrock.throttled", true)]
    [InlineData(400, "ServiceQuotaExceededException", "", "bedrock.throttled", true)]
    [InlineData(429, "ModelNotReadyException", "", "bedrock.not_ready", true)]
    [InlineData(424, "ModelErrorException", "", "bedrock.failed", true)]
    [InlineData(408, "ModelTimeoutException", "", "bedrock.timeout", true)]
    [InlineData(500, "InternalServerException", "", "bedrock.failed", true)]
    [InlineData(503, "ServiceUnavailableException", "", "bedrock.unavailable", true)]
    [InlineData(404, "ResourceNotFoundException", "", "bedrock.model_retired", false)]
    [InlineData(400, "ValidationException", "The provided model identifier is invalid.", "bedrock.model_retired", false)]
    [InlineData(400, "ValidationException", "Invocation of model ID x with on-demand throughput isn't supported.", "bedrock.needs_profile", false)]
    [InlineData(400, "ValidationException", "Input is too long for requested model.", "bedrock.too_long", false)]
    [InlineData(400, "ValidationException", "This request has been blocked by our content filters.", "bedrock.guarded", false)]
    [InlineData(400, "ValidationException", "Malformed input request.", "bedrock.validation", false)]
    [InlineData(403, "AccessDeniedException", "You don't have access to the model.", "bedrock.access_denied", false)]
    [InlineData(403, "AccessDeniedException", "Access denied. This Model is marked by provider as Legacy.", "bedrock.model_retired", false)]
    [InlineData(403, "ExpiredTokenException", "The security token included in the request is expired", "bedrock.credentials", false)]
    [InlineData(403, "UnrecognizedClientException", "", "bedrock.credentials", false)]
    [InlineData(
        403,
        "InvalidSignatureException",
        "Signature expired: 20261127T000000Z is now earlier than 20261127T010000Z",
        "bedrock.clock_skew",
        true)]
    [InlineData(403, "RequestTimeTooSkewed", "", "bedrock.clock_skew", true)]
    public async Task An_error_of_the_service_has_a_code_of_its_own(int status, string name, string message, string code, bool isTransient)
    {
        await using var server = new LoopbackServer();
        server.Otherwise = call => call.FailAsync(status, name, $"{message} {Secret}");
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        BedrockException exception = await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client));

        Assert.Equal((code, isTransient, status, "request-1"), (exception.Code, exception.IsTransient, exception.StatusCode, exception.RequestId));
        Assert.DoesNotContain(Secret, exception.Message, StringComparison.Ordinal);
        Assert.Contains(Secret, exception.InnerException!.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_throttled_model_says_how_long_to_wait()
    {
        await using var server = new LoopbackServer().Then(static call => call.FailAsync(429, "ThrottlingException", "slow", ("Retry-After", "7")));
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        Assert.Equal(
            TimeSpan.FromSeconds(7),
            (await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client))).RetryAfter);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_put_right_by_the_service_so_that_the_next_call_is_taken()
    {
        DateTimeOffset there = TimeProvider.System.GetUtcNow().AddHours(-3);
        await using var server = new LoopbackServer()
            .Then(call => call.FailAsync(
                403,
                "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.",
                ("Date", $"{there:R}")))
            .Then(Nova.Says("Hello."));
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        BedrockException exception = await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client));
        await BedrockChatClientTests.ReadAsync(client);

        Assert.Equal(("bedrock.clock_skew", true), (exception.Code, exception.IsTransient));
        DateTimeOffset signed = DateTimeOffset.ParseExact(
            server.Requests[1].Headers["X-Amz-Date"],
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal);
        Assert.InRange(signed, there.AddMinutes(-1), there.AddMinutes(10));
    }

    [Fact]
    public async Task A_connection_that_is_reset_before_the_answer_is_unavailable()
    {
        await using var server = new LoopbackServer();
        server.Otherwise = static call =>
        {
            call.Reset();
            return Task.CompletedTask;
        };
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        BedrockException exception = await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client));

        Assert.Equal(("bedrock.unavailable", true), (exception.Code, exception.IsTransient));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Nobody_there_is_unavailable()
    {
        string url;
        await using (var server = new LoopbackServer())
        {
            url = server.Url;
        }

        using var client = new BedrockChatClient(
            "m",
            new BedrockOptions { ServiceUrl = url, Region = "eu-central-1" },
            new BasicAWSCredentials("a", "b"));

        Assert.Equal("bedrock.unavailable", (await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client))).Code);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_an_error_after_what_came()
    {
        byte[] next = EventFrame.Event("contentBlockDelta", Nova.Delta("a time"));
        byte[] damaged = [.. next];
        damaged[^6] ^= 1;
        await BreaksOffAsync("bedrock.stream_truncated", static _ => Task.CompletedTask);
        await BreaksOffAsync("bedrock.stream_truncated", call => call.WriteAsync(next[..(next.Length / 2)]));
        await BreaksOffAsync("bedrock.stream_truncated", static async call =>
        {
            // Reset only once what was sent has been read: a reset overtakes what is under way.
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            call.Reset();
        });
        await BreaksOffAsync("bedrock.stream_failed", call => call.WriteAsync(damaged));
        await BreaksOffAsync(
            "bedrock.stream_failed",
            static call => call.WriteAsync(EventFrame.Exception(
                "modelStreamErrorException",
                """{"message":"my heart","originalStatusCode":424}""")));
        await BreaksOffAsync(
            "bedrock.throttled",
            static call => call.WriteAsync(EventFrame.Exception("throttlingException", """{"message":"my heart"}""")));
        await BreaksOffAsync(
            "bedrock.unavailable",
            static call => call.WriteAsync(EventFrame.Exception("serviceUnavailableException", """{"message":"my heart"}""")));
        await BreaksOffAsync("bedrock.failed", static call => call.WriteAsync(EventFrame.Exception("internalServerException", "{}")));
    }

    [Fact]
    public async Task A_chunked_stream_without_its_last_chunk_is_truncated()
    {
        await using var server = new LoopbackServer().Then(static async call =>
        {
            await call.BeginChunkedEventsAsync();
            await call.ChunkAsync(EventFrame.Event("contentBlockDelta", Nova.Delta("Once")));
        });
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        Assert.Equal("bedrock.stream_truncated", (await Assert.ThrowsAsync<BedrockException>(() => BedrockChatClientTests.ReadAsync(client))).Code);
    }

    [Fact]
    public async Task A_frame_cut_in_two_by_a_pause_comes_whole()
    {
        byte[] frame = EventFrame.Event("contentBlockDelta", Nova.Delta("Once"));
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.WriteAsync(frame[..7]);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            await call.WriteAsync(frame[7..]);
            await call.EventAsync("messageStop", """{"stopReason":"end_turn"}""");
        });
        using BedrockChatClient client = BedrockChatClientTests.Client(server);

        Assert.Equal("Once", (await BedrockChatClientTests.ReadAsync(client)).ToChatResponse().Text);
    }

    [Fact]
    public async Task Without_a_region_the_first_call_says_how_to_set_one()
    {
        using var client = new BedrockChatClient("m", new BedrockOptions { Profile = "no-such-profile" }, new BasicAWSCredentials("a", "b"));
        if (Environment.GetEnvironmentVariable("AWS_REGION") is not null || Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION") is not null)
        {
            return;
        }

        AwsConfigurationException exception = await Assert.ThrowsAsync<AwsConfigurationException>(() => BedrockChatClientTests.ReadAsync(client));

        Assert.Equal("aws.region_missing", exception.Code);
        Assert.Contains("AWS_REGION", exception.Message, StringComparison.Ordinal);
    }

    private static async Task BreaksOffAsync(string code, Func<LoopbackCall, Task> breakOff)
    {
        await using var server = new LoopbackServer().Then(async call =>
        {
            await call.BeginEventsAsync();
            await call.EventAsync("contentBlockDelta", Nova.Delta("Once upon "));
            await breakOff(call);
        });
        using BedrockChatClient client = BedrockChatClientTests.Client(server);
        var heard = "";

        BedrockException exception = await Assert.ThrowsAsync<BedrockException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                heard += update.Text;
            }
        });

        Assert.Equal(("Once upon ", code, true), (heard, exception.Code, exception.IsTransient));
        Assert.DoesNotContain(Secret, exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_quotes_nothing_of_what_the_service_says()
    {
        using var cancelling = new CancellationTokenSource();
        using var runtime = new CancelledRuntime(cancelling, Secret);
        using var client = new BedrockChatClient("m", new BedrockOptions(), tier: null, () => runtime);

        var whole = await Assert.ThrowsAsync<OperationCanceledException>(() => client.GetResponseAsync("Hi", cancellationToken: cancelling.Token));
        var begun = await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await client.GetStreamingResponseAsync("Hi", cancellationToken: cancelling.Token).ToListAsync());

        Assert.All([whole, begun], exception =>
        {
            Assert.DoesNotContain(Secret, exception.Message, StringComparison.Ordinal);
            Assert.Contains(Secret, exception.InnerException!.Message, StringComparison.Ordinal);
            Assert.Equal(cancelling.Token, exception.CancellationToken);
        });
    }
}
