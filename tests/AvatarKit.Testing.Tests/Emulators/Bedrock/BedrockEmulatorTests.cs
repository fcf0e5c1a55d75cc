using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Emulators;

public sealed class BedrockEmulatorTests
{
    [Fact]
    public async Task Without_a_script_the_answer_is_about_the_last_message()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        JsonElement answer = await scene.ConverseAsync();

        Assert.Contains("Hello there!", TextOf(answer), StringComparison.Ordinal);
        Assert.Equal("end_turn", answer.GetProperty("stopReason").GetString());
        Assert.Equal(2, answer.GetProperty("usage").GetProperty("inputTokens").GetInt32());
        Assert.Equal("Hello there!", scene.Emulator.Requests[0].LastUserText);
    }

    [Fact]
    public async Task A_tool_that_must_be_used_is_called_with_input_by_its_schema()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        JsonElement answer = await scene.ConverseAsync("""
            {"messages":[{"role":"user","content":[{"text":"Bern"}]}],"toolConfig":{"toolChoice":{"any":{}},"tools":[{"toolSpec":{"name":"weather","inputSchema":{"json":
            {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"},"unit":{"enum":["C","F"]},"more":{"type":"string"}},"required":["city","days","unit"]}}}}]}}
            """);

        JsonElement use = answer.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("toolUse");
        Assert.Equal("weather", use.GetProperty("name").GetString());
        Assert.Equal("""{"city":"Bern","days":1,"unit":"C"}""", use.GetProperty("input").GetRawText());
        Assert.Equal("tool_use", answer.GetProperty("stopReason").GetString());
    }

    [Fact]
    public async Task Answers_are_taken_in_order_and_the_last_one_serves_on()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.FailWith(BedrockFaults.Throttled(TimeSpan.FromMilliseconds(1_200)), times: 2).RespondWith("At last.");

        using HttpResponseMessage first = await scene.PostAsync(BedrockScene.Hello);
        using HttpResponseMessage second = await scene.PostAsync(BedrockScene.Hello);
        string third = TextOf(await scene.ConverseAsync());
        string fourth = TextOf(await scene.ConverseAsync());

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.Equal("2", first.Headers.GetValues("Retry-After").Single());
        Assert.Equal(("At last.", "At last."), (third, fourth));
        Assert.Equal([429, 429, 200, 200], scene.Emulator.Requests.Select(request => request.Status));
        Assert.Equal(["ThrottlingException", "ThrottlingException", null, null], scene.Emulator.Requests.Select(request => request.Error));
    }

    [Fact]
    public async Task A_rule_answers_for_its_model_and_can_return_to_the_usual()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.When(request => request.ModelId == "premier").FailWith(BedrockFaults.ModelRetired).RespondAsUsual();

        using HttpResponseMessage retired = await scene.PostAsync(BedrockScene.Hello, model: "premier");
        string other = TextOf(await scene.ConverseAsync(model: "pro"));
        string again = TextOf(await scene.ConverseAsync(model: "premier"));

        Assert.Equal(HttpStatusCode.NotFound, retired.StatusCode);
        Assert.Contains("pro", other, StringComparison.Ordinal);
        Assert.Contains("Hello there!", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_come_at_the_pace_of_the_clock()
    {
        var clock = new FakeTimeProvider();
        await using BedrockScene scene = await BedrockScene.StartAsync(options => (options.TimeProvider, options.TokensPerSecond) = (clock, 40));
        scene.Emulator.RespondWith("One two three.");
        using HttpResponseMessage response = await scene.PostAsync(
            BedrockScene.Hello,
            "converse-stream",
            completion: HttpCompletionOption.ResponseHeadersRead);
        var frames = new FrameReader(await response.Content.ReadAsStreamAsync());
        await frames.ReadAsync();
        Assert.Contains("One ", await frames.ReadAsync(), StringComparison.Ordinal);

        Task<string?> second = frames.ReadAsync();
        Assert.Contains("two ", await clock.MoveUntilAsync(second, step: TimeSpan.FromMilliseconds(5)), StringComparison.Ordinal);
        Assert.True(clock.GetUtcNow() - scene.Emulator.Requests[0].ReceivedAt >= TimeSpan.FromMilliseconds(25));
        Assert.Equal(2, scene.Emulator.Requests[0].OutputTokens);
    }

    [Fact]
    public async Task The_first_token_takes_its_time()
    {
        var clock = new FakeTimeProvider();
        await using BedrockScene scene =
            await BedrockScene.StartAsync(options => (options.TimeProvider, options.FirstTokenDelay) = (clock, TimeSpan.FromSeconds(2)));

        JsonElement answer = await clock.MoveUntilAsync(scene.ConverseAsync(), step: TimeSpan.FromMilliseconds(250));

        Assert.True(clock.GetUtcNow() - scene.Emulator.Requests[0].ReceivedAt >= TimeSpan.FromSeconds(2));
        Assert.True(answer.GetProperty("metrics").GetProperty("latencyMs").GetInt64() >= 2_000);
    }

    [Fact]
    public async Task Leaving_a_stream_is_seen_with_its_time_and_what_was_produced()
    {
        var clock = new FakeTimeProvider();
        await using BedrockScene scene = await BedrockScene.StartAsync(options => options.TimeProvider = clock);
        scene.Emulator.RespondWith(new BedrockReply().Text("One two ").After(TimeSpan.FromHours(1)).Text("three."));
        HttpResponseMessage response = await scene.PostAsync(
            BedrockScene.Hello,
            "converse-stream",
            completion: HttpCompletionOption.ResponseHeadersRead);
        var frames = new FrameReader(await response.Content.ReadAsStreamAsync());
        for (int i = 0; i < 3; i++)
        {
            await frames.ReadAsync();
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        scene.Client.CancelPendingRequests();
        response.Dispose();
        await scene.Emulator.Requests[0].Ended.WaitAsync(TimeSpan.FromMinutes(1));

        BedrockRequest request = scene.Emulator.Requests[0];
        Assert.Equal(request.ReceivedAt + TimeSpan.FromSeconds(5), request.ClientClosedAt);
        Assert.Equal(2, request.OutputTokens);
    }

    [Fact]
    public async Task A_cut_by_the_emulator_is_no_leaving_of_the_client()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.FailWith(EmulatorFault.ConnectionReset);

        await Assert.ThrowsAsync<HttpRequestException>(() => scene.PostAsync(BedrockScene.Hello));
        await scene.Emulator.Requests[0].Ended.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Null(scene.Emulator.Requests[0].ClientClosedAt);
        Assert.Equal(0, scene.Emulator.Requests[0].Status);
    }

    [Fact]
    public async Task Nothing_comes_of_a_hanging_frame_until_the_emulator_stops()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.RespondWith(new BedrockReply().Text("One ").Break(StreamBreak.HangInFrame).Text("two."));
        using HttpResponseMessage response = await scene.PostAsync(
            BedrockScene.Hello,
            "converse-stream",
            completion: HttpCompletionOption.ResponseHeadersRead);
        var frames = new FrameReader(await response.Content.ReadAsStreamAsync());
        await frames.ReadAsync();
        Assert.Contains("One ", await frames.ReadAsync(), StringComparison.Ordinal);
        Task<string?> half = frames.ReadAsync();

        await scene.Emulator.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => half);
    }

    [Theory]
    [InlineData("""{"maxTokens":2}""", "One two ", "max_tokens")]
    [InlineData("""{"stopSequences":["three"]}""", "One two ", "stop_sequence")]
    [InlineData("""{"maxTokens":200}""", "One two three.", "end_turn")]
    public async Task Answers_keep_to_the_requests_limits(string config, string text, string reason)
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.RespondWith("One two three.");

        JsonElement answer =
            await scene.ConverseAsync("""{"messages":[{"role":"user","content":[{"text":"Hi"}]}],"inferenceConfig":""" + config + "}");

        Assert.Equal((text, reason), (TextOf(answer), answer.GetProperty("stopReason").GetString()));
    }

    [Fact]
    public async Task What_stands_before_a_cache_point_is_written_once_and_then_read()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        const string body =
            """{"system":[{"text":"one two three four"},{"cachePoint":{"type":"default"}}],"messages":[{"role":"user","content":[{"text":"five six"}]}]}""";

        (int Input, int Read, int Write) first = Usage(await scene.ConverseAsync(body));
        (int Input, int Read, int Write) second = Usage(await scene.ConverseAsync(body));
        (int Input, int Read, int Write) other = Usage(await scene.ConverseAsync(body, model: "other"));

        Assert.Equal([(2, 0, 4), (2, 4, 0), (2, 0, 4)], [first, second, other]);

        static (int Input, int Read, int Write) Usage(JsonElement answer) => (
            answer.GetProperty("usage").GetProperty("inputTokens").GetInt32(),
            answer.GetProperty("usage").GetProperty("cacheReadInputTokens").GetInt32(),
            answer.GetProperty("usage").GetProperty("cacheWriteInputTokens").GetInt32());
    }

    [Fact]
    public async Task Signatures_more_than_five_minutes_off_the_clock_are_refused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using BedrockScene scene = await BedrockScene.StartAsync(options => options.SignatureClock = clock);

        clock.Advance(TimeSpan.FromMinutes(4));
        using HttpResponseMessage near = await scene.PostAsync(BedrockScene.Hello);
        clock.Advance(TimeSpan.FromMinutes(3));
        using HttpResponseMessage late = await scene.PostAsync(BedrockScene.Hello);
        await using BedrockScene early = await BedrockScene.StartAsync(clientClock: clock);
        using HttpResponseMessage ahead = await early.PostAsync(BedrockScene.Hello);

        Assert.Equal(HttpStatusCode.OK, near.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Contains("Signature expired", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("not yet current", await ahead.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(SignatureOutcome.ClockSkewed, scene.Emulator.Requests[1].Signature);
    }

    [Fact]
    public async Task Without_credentials_nothing_is_answered()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        using var bare = new HttpClient { BaseAddress = scene.Emulator.Endpoint };

        using HttpResponseMessage response = await bare.PostAsync(
            new Uri("/model/nova/converse", UriKind.Relative),
            new StringContent(BedrockScene.Hello));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(SignatureOutcome.Missing, scene.Emulator.Requests[0].Signature);
    }

    [Fact]
    public async Task A_bearer_token_over_plain_http_is_refused()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync(options => options.BearerToken = "key");
        using var bare = new HttpClient { BaseAddress = scene.Emulator.Endpoint };
        bare.DefaultRequestHeaders.Authorization = new("Bearer", "key");

        using HttpResponseMessage response = await bare.PostAsync(
            new Uri("/model/nova/converse", UriKind.Relative),
            new StringContent(BedrockScene.Hello));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string TextOf(JsonElement answer)
        => answer.GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString()!;
}
