using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Testing.Tests.Emulators;

/// <summary>What the official JavaScript client, which nobody here wrote, makes of the emulator's wire.</summary>
public sealed class BedrockEmulatorByOfficialClientTests(BedrockByOfficialClient js) : IClassFixture<BedrockByOfficialClient>
{
    [NodeFact]
    public void Converse_gives_blocks_stop_reason_and_usage()
    {
        foreach (JsonElement answer in new[] { js["text"], js["h2 converse"], js["bearer"] })
        {
            JsonElement output = Output(answer);
            JsonElement content = output.GetProperty("output").GetProperty("message").GetProperty("content");
            Assert.Equal("Let me think.", content[0].GetProperty("reasoningContent").GetProperty("reasoningText").GetProperty("text").GetString());
            Assert.Equal("c2lnbmVk", content[0].GetProperty("reasoningContent").GetProperty("reasoningText").GetProperty("signature").GetString());
            Assert.Equal(BedrockByOfficialClient.Text, content[1].GetProperty("text").GetString());
            Assert.Equal("end_turn", output.GetProperty("stopReason").GetString());
            Assert.Equal((120, 9, 236, 100, 7), Usage(output.GetProperty("usage")));
        }
    }

    [NodeFact]
    public void A_stream_gives_the_same_as_events()
    {
        foreach (JsonElement answer in new[] { js["stream text"], js["h2 stream text"] })
        {
            JsonElement[] events = Events(answer);
            Assert.True(events[0].TryGetProperty("messageStart", out JsonElement start) && start.GetProperty("role").GetString() == "assistant");
            JsonElement[] deltas = [.. events
                .Where(one => one.TryGetProperty("contentBlockDelta", out _))
                .Select(one => one.GetProperty("contentBlockDelta"))];
            Assert.Equal(
                BedrockByOfficialClient.Text,
                Join(deltas, 1, delta => delta.TryGetProperty("text", out JsonElement text) ? text.GetString() : null));
            Assert.Equal(
                "Let me think.",
                Join(
                    deltas,
                    0,
                    delta => delta.GetProperty("reasoningContent").TryGetProperty("text", out JsonElement text) ? text.GetString() : null));
            Assert.True(deltas.Count(delta => delta.GetProperty("contentBlockIndex").GetInt32() == 1) > 6);
            Assert.Equal("end_turn", events[^2].GetProperty("messageStop").GetProperty("stopReason").GetString());
            Assert.Equal((120, 9, 236, 100, 7), Usage(events[^1].GetProperty("metadata").GetProperty("usage")));
        }
    }

    [NodeFact]
    public void Tools_are_called_with_their_input_streamed()
    {
        JsonElement content = Output(js["tools"]).GetProperty("output").GetProperty("message").GetProperty("content");
        Assert.Equal("tool_use", Output(js["tools"]).GetProperty("stopReason").GetString());
        Assert.Equal("Zürich", content[1].GetProperty("toolUse").GetProperty("input").GetProperty("city").GetString());
        Assert.Equal("tooluse_2", content[2].GetProperty("toolUse").GetProperty("toolUseId").GetString());

        foreach (JsonElement answer in new[] { js["stream tools"], js["h2 stream tools"] })
        {
            JsonElement[] events = Events(answer);
            JsonElement[] deltas = [.. events
                .Where(one => one.TryGetProperty("contentBlockDelta", out _))
                .Select(one => one.GetProperty("contentBlockDelta"))];
            JsonElement[] starts = [.. events
                .Where(one => one.TryGetProperty("contentBlockStart", out _))
                .Select(one => one.GetProperty("contentBlockStart"))];
            Assert.Equal(
                ["weather", "time"],
                starts.Select(one => one.GetProperty("start").GetProperty("toolUse").GetProperty("name").GetString()!));
            Assert.Equal(
                """{"city":"Zürich","days":[1,2]}""",
                Join(deltas, 1, delta => delta.GetProperty("toolUse").GetProperty("input").GetString()));
            Assert.Equal(3, events.Count(one => one.TryGetProperty("contentBlockStop", out _)));
            Assert.Equal("tool_use", events[^2].GetProperty("messageStop").GetProperty("stopReason").GetString());
        }
    }

    [NodeFact]
    public void An_image_comes_whole_and_in_pieces()
    {
        byte[] whole = Bytes(Output(js["image"]).GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("image")
            .GetProperty("source")
            .GetProperty("bytes"));
        byte[] streamed = [.. Events(js["stream image"]).Where(one => one.TryGetProperty("contentBlockDelta", out _))
            .SelectMany(one => Bytes(
                one.GetProperty("contentBlockDelta").GetProperty("delta").GetProperty("image").GetProperty("source").GetProperty("bytes")))];

        Assert.Equal(PngEncoder.Portrait(200, 100, 7), whole);
        Assert.Equal(whole, streamed);
    }

    [NodeFact]
    public void A_guardrail_stops_the_answer_and_is_traced()
    {
        JsonElement output = Output(js["guarded"]);
        Assert.Equal("guardrail_intervened", output.GetProperty("stopReason").GetString());
        Assert.True(output.GetProperty("trace").GetProperty("guardrail").GetProperty("inputAssessment").TryGetProperty("gr1", out _));
        Assert.True(Events(js["stream guarded"])[^1].GetProperty("metadata").TryGetProperty("trace", out _));
    }

    [NodeFact]
    public void Errors_have_the_names_the_client_knows()
    {
        (string Case, string Name, int Status)[] expected =
        [
            ("throttled", "ThrottlingException", 429), ("not-ready", "ModelNotReadyException", 429), (
                "retired",
                "ResourceNotFoundException",
                404), ("unknown", "ValidationException", 400),
            ("denied", "AccessDeniedException", 403), ("expired", "ExpiredTokenException", 403), (
                "model-error",
                "ModelErrorException",
                424), ("timeout", "ModelTimeoutException", 408),
            ("internal", "InternalServerException", 500), (
                "unavailable",
                "ServiceUnavailableException",
                503), ("roles", "ValidationException", 400), ("wrong bearer", "AccessDeniedException", 403),
            ("canvas refused", "ValidationException", 400),
        ];
        Assert.Equal(
            expected,
            expected.Select(one => (one.Case, js[one.Case].GetProperty("error")
                .GetProperty("name")
                .GetString()!, js[one.Case].GetProperty("error").GetProperty("status").GetInt32())));
        Assert.All(expected, one => Assert.True(Guid.TryParse(js[one.Case].GetProperty("error").GetProperty("requestId").GetString(), out _)));
        Assert.Equal("7", js["throttled"].GetProperty("error").GetProperty("retryAfter").GetString());
        Assert.Equal(500, js["model-error"].GetProperty("error").GetProperty("originalStatusCode").GetInt32());
        Assert.Contains("end of its life", js["retired"].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(502, js["page"].GetProperty("error").GetProperty("status").GetInt32());
        Assert.Equal("ECONNRESET", js["reset"].GetProperty("error").GetProperty("code").GetString());
    }

    [NodeFact]
    public void Streams_fail_in_the_middle_as_the_client_expects()
    {
        foreach (string protocol in new[] { "stream ", "h2 stream " })
        {
            Assert.Equal("ModelStreamErrorException", Failure(protocol + "stream-error").GetProperty("name").GetString());
            Assert.Equal(500, Failure(protocol + "stream-error").GetProperty("originalStatusCode").GetInt32());
            Assert.Contains("AccessDeniedException", Failure(protocol + "stream-unmodelled").GetRawText(), StringComparison.Ordinal);
            Assert.Contains("checksum", Failure(protocol + "checksum").GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Contains("Truncated", Failure(protocol + "unfinished").GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.NotEqual(JsonValueKind.Null, js[protocol + "stream-reset"].GetProperty("error").ValueKind);
            Assert.Equal(
                "two.",
                Events(js[protocol + "split"])
                    .Last(one => one.TryGetProperty("contentBlockDelta", out _))
                    .GetProperty("contentBlockDelta")
                    .GetProperty("delta")
                    .GetProperty("text")
                    .GetString());
            Assert.DoesNotContain(Events(js[protocol + "truncated"]), one => one.TryGetProperty("messageStop", out _));
        }

        JsonElement Failure(string name)
        {
            Assert.Equal(
                "One ",
                js[name].GetProperty("events")[1].GetProperty("contentBlockDelta").GetProperty("delta").GetProperty("text").GetString());
            return js[name].GetProperty("error");
        }
    }

    [NodeFact]
    public async Task The_emulator_sees_a_stream_left()
    {
        BedrockRequest request = Assert.Single(js.Plain.Requests, request => request.ModelId == "endless");

        await request.Ended.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, js["left"].GetProperty("events").GetArrayLength());
        Assert.NotNull(request.ClientClosedAt);
        Assert.True(request.ClientClosedAt >= request.ReceivedAt);
        Assert.Equal(4, request.OutputTokens);
    }

    [NodeFact]
    public void A_profile_is_one_segment_of_the_path_and_its_signature_holds()
    {
        const string profile = "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0";
        BedrockRequest request = Assert.Single(js.Plain.Requests, request => request.ModelId == profile);

        Assert.Equal(SignatureOutcome.Valid, request.Signature);
        Assert.Equal("Hello, Nova!", request.LastUserText);
        Assert.Contains(
            "Hello, Nova!",
            Output(js[profile]).GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString(),
            StringComparison.Ordinal);
        Assert.Contains(js.Secure.Requests, one => one.Signature == SignatureOutcome.Bearer);
    }

    [NodeFact]
    public void Canvas_gives_pictures_of_the_size_asked_for_or_says_that_they_were_filtered()
    {
        JsonElement body = Body("canvas");
        Assert.Equal(2, body.GetProperty("images").GetArrayLength());
        foreach (JsonElement image in body.GetProperty("images").EnumerateArray())
        {
            byte[] png = image.GetBytesFromBase64();
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal((320, 336), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        }

        Assert.Equal(0, Body("canvas filtered").GetProperty("images").GetArrayLength());
        Assert.Contains("content filters", Body("canvas filtered").GetProperty("error").GetString(), StringComparison.Ordinal);

        JsonElement Body(string name) => JsonDocument.Parse(Bytes(Output(js[name]).GetProperty("body"))).RootElement;
    }

    [NodeFact]
    public void Tokens_are_counted() => Assert.Equal(3, Output(js["count"]).GetProperty("inputTokens").GetInt32());

    private static JsonElement Output(JsonElement answer)
    {
        Assert.True(answer.GetProperty("error").ValueKind == JsonValueKind.Null, answer.GetRawText());
        return answer.GetProperty("output");
    }

    private static JsonElement[] Events(JsonElement answer)
    {
        Assert.True(answer.GetProperty("error").ValueKind == JsonValueKind.Null, answer.GetRawText());
        return [.. answer.GetProperty("events").EnumerateArray()];
    }

    private static string Join(IEnumerable<JsonElement> deltas, int index, Func<JsonElement, string?> piece)
    {
        var text = new StringBuilder();
        foreach (JsonElement delta in deltas.Where(delta => delta.GetProperty("contentBlockIndex").GetInt32() == index))
        {
            text.Append(piece(delta.GetProperty("delta")));
        }

        return text.ToString();
    }

    private static byte[] Bytes(JsonElement bytes) => bytes.GetProperty("$bytes").GetBytesFromBase64();

    private static (int Input, int Output, int Total, int Read, int Write) Usage(JsonElement usage) => (
        usage.GetProperty("inputTokens").GetInt32(), usage.GetProperty("outputTokens").GetInt32(), usage.GetProperty("totalTokens").GetInt32(),
        usage.GetProperty("cacheReadInputTokens").GetInt32(), usage.GetProperty("cacheWriteInputTokens").GetInt32());
}
