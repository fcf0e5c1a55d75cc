using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Aws.Tests.Conversation;

public class ConverseCallTests
{
    private const string Nova1 = "amazon.nova-lite-v1:0";
    private const string Nova2 = "us.amazon.nova-2-lite-v1:0";
    private const string Claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";

    [Fact]
    public void Person_and_model_speak_by_turns_and_nothing_is_blank()
    {
        AssertJson(
            """[{"role":"user","content":[{"text":"One"},{"text":"Two"}]},{"role":"assistant","content":[{"text":"Three"},{"text":"Four"}]},{"role":"user","content":[{"text":"Five"}]}]""",
            Write(Nova1, null, null, [
                new(ChatRole.Assistant, "Welcome!"), new(ChatRole.User, "One"), new(ChatRole.User, " "), new(ChatRole.User, "Two"),
                new(ChatRole.Assistant, "Three"), new(ChatRole.User, "\n"), new(
                    ChatRole.Assistant,
                    "Four"), new(ChatRole.User, "Five")]).GetProperty("messages"));
    }

    [Fact]
    public void Nothing_to_send_is_an_error()
    {
        Assert.Equal(
            "bedrock.validation",
            Assert.Throws<BedrockException>(() => Write(Nova1, null, null, [new(ChatRole.System, "Be nice."), new(ChatRole.User, " ")])).Code);
    }

    [Fact]
    public void Instructions_and_system_messages_go_apart_and_are_cached_up_to_what_changes()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, "You are Ava."),
            new(ChatRole.User, "Hi"),
            new(ChatRole.System, "Passages."),
            new(ChatRole.System, " "),
        ];

        AssertJson(
            """[{"text":"Short."},{"text":"You are Ava."},{"text":"Passages."}]""",
            Write(Nova1, null, new ChatOptions { Instructions = "Short." }, messages).GetProperty("system"));
        AssertJson(
            """[{"text":"You are Ava."},{"cachePoint":{"type":"default"}},{"text":"Passages."}]""",
            Write(Nova1, new BedrockOptions { PromptCaching = true }, null, messages).GetProperty("system"));
        Assert.False(Write(Nova1, new BedrockOptions { PromptCaching = true }, null, [new(ChatRole.User, "Hi")]).TryGetProperty("system", out _));
    }

    [Fact]
    public void Tools_are_declared_by_names_that_Bedrock_takes()
    {
        var options = new ChatOptions
        {
            Tools = [AIFunctionFactory.Create(Weather, "weather"), AIFunctionFactory.Create(Weather, "wetter.für/morgen")],
            ToolMode = ChatToolMode.RequireSpecific("wetter.für/morgen"),
        };

        JsonElement config = Write(
            Claude,
            new BedrockOptions { PromptCaching = true },
            options,
            [new(ChatRole.User, "Hi")]).GetProperty("toolConfig");

        JsonElement first = config.GetProperty("tools")[0].GetProperty("toolSpec");
        Assert.Equal(("weather", "Tells the weather."), (first.GetProperty("name").GetString(), first.GetProperty("description").GetString()));
        Assert.Equal(
            "string",
            first.GetProperty("inputSchema").GetProperty("json").GetProperty("properties").GetProperty("city").GetProperty("type").GetString());
        string rewritten = config.GetProperty("tools")[1].GetProperty("toolSpec").GetProperty("name").GetString()!;
        Assert.Matches("^wetter_f_r_morgen_[0-9a-f]{8}$", rewritten);
        Assert.Equal(rewritten, config.GetProperty("toolChoice").GetProperty("tool").GetProperty("name").GetString());
        Assert.Equal("wetter.für/morgen", new ToolNames(options.Tools).FromWire(rewritten));
        Assert.True(config.GetProperty("tools")[2].TryGetProperty("cachePoint", out _));
    }

    [Fact]
    public void Nova_takes_no_cache_point_among_its_tools()
    {
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "weather")], ToolMode = ChatToolMode.RequireAny };

        JsonElement config = Write(
            Nova1,
            new BedrockOptions { PromptCaching = true },
            options,
            [new(ChatRole.User, "Hi")]).GetProperty("toolConfig");

        Assert.Equal(1, config.GetProperty("tools").GetArrayLength());
        AssertJson("""{"any":{}}""", config.GetProperty("toolChoice"));
    }

    [Fact]
    public void Nova_is_spared_what_it_does_not_take_at_the_top_of_a_schema()
    {
        JsonElement schema =
            JsonElement.Parse(
                """{"$schema":"x","title":"t","type":"object","properties":{"a":{"type":"string","title":"kept"}},"required":["a"],"additionalProperties":false}""");
        var options = new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("look", "Looks.", schema)] };

        AssertJson(
            """{"type":"object","properties":{"a":{"type":"string","title":"kept"}},"required":["a"]}""",
            Write(Nova1, null, options, [new(ChatRole.User, "Hi")]).GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec")
                .GetProperty("inputSchema")
                .GetProperty("json"));
        AssertJson(
            schema.GetRawText(),
            Write(Claude, null, options, [new(ChatRole.User, "Hi")]).GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec")
                .GetProperty("inputSchema")
                .GetProperty("json"));
    }

    [Fact]
    public void Calls_and_their_results_stand_together_and_results_come_before_words()
    {
        JsonElement written = Write(Nova1, null, new ChatOptions { Tools = [AIFunctionFactory.Create(Weather, "weather")] }, [
            new(ChatRole.User, "Hi"),
            new(
                ChatRole.Assistant,
                [
                    new TextContent("Let me see."),
                    new FunctionCallContent("1", "weather", new Dictionary<string, object?> { ["city"] = "Bonn" }),
                    new FunctionCallContent("2", "weather"),
                ]),
            new(ChatRole.User, "Well?"),
            new(ChatRole.Tool, [new FunctionResultContent("1", JsonElement.Parse("""{"sky":"blue"}"""))]),
            new(
                ChatRole.Tool,
                [new FunctionResultContent("2", "Error: Function failed.") { Exception = new InvalidOperationException("secret") }])]);

        AssertJson(
            """
            [{"role":"user","content":[{"text":"Hi"}]},
             {"role":"assistant","content":[{"text":"Let me see."},{"toolUse":{"toolUseId":"1","name":"weather","input":{"city":"Bonn"}}},{"toolUse":{"toolUseId":"2","name":"weather","input":{}}}]},
             {"role":"user","content":[{"toolResult":{"toolUseId":"1","content":[{"json":{"sky":"blue"}}]}},
                                       {"toolResult":{"toolUseId":"2","content":[{"text":"Error: Function failed."}],"status":"error"}},{"text":"Well?"}]}]
            """,
            written.GetProperty("messages"));
    }

    [Fact]
    public void A_call_without_its_result_and_a_result_without_its_call_are_left_out()
    {
        JsonElement written = Write(Nova1, null, null, [
            new(ChatRole.Tool, [new FunctionResultContent("0", "late")]),
            new(ChatRole.User, "Hi"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "weather")]),
            new(ChatRole.User, "Never mind."),
            new(ChatRole.Tool, [new FunctionResultContent("9", "lost")])]);

        AssertJson("""[{"role":"user","content":[{"text":"Hi"},{"text":"Never mind."}]}]""", written.GetProperty("messages"));
        Assert.False(written.TryGetProperty("toolConfig", out _));
    }

    [Fact]
    public void Tools_that_the_history_tells_of_are_told_of_even_when_there_are_none()
    {
        JsonElement written = Write(Nova1, null, null, [
            new(ChatRole.User, "Hi"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "weather")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", 21)])]);

        Assert.Equal("weather", written.GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec").GetProperty("name").GetString());
        AssertJson(
            """[{"text":"21"}]""",
            written.GetProperty("messages")[2].GetProperty("content")[0].GetProperty("toolResult").GetProperty("content"));
    }

    [Theory]
    [InlineData("image/png", "png")]
    [InlineData("image/jpeg", "jpeg")]
    [InlineData("image/gif", "gif")]
    [InlineData("image/webp", "webp")]
    public void Pictures_go_as_bytes(string mediaType, string format)
    {
        JsonElement content = Write(
            Nova1,
            null,
            null,
            [new(ChatRole.User, [new DataContent(new byte[] { 1, 2, 3 }, mediaType)])]).GetProperty("messages")[0].GetProperty("content");

        AssertJson("""[{"image":{"format":"FORMAT","source":{"bytes":"AQID"}}}]""".Replace("FORMAT", format, StringComparison.Ordinal), content);
    }

    [Fact]
    public void Documents_go_under_a_name_that_says_nothing()
    {
        JsonElement content = Write(Nova1, null, null, [new(ChatRole.User, [
            new TextContent("Read this."), new DataContent(new byte[] { 1 }, "application/pdf") { Name = "my diagnosis.pdf" },
            new UriContent("s3://bucket/a.png", "image/png")])]).GetProperty("messages")[0].GetProperty("content");

        AssertJson(
            """[{"text":"Read this."},{"document":{"name":"document-1","format":"pdf","source":{"bytes":"AQ=="}}},{"image":{"format":"png","source":{"s3Location":{"uri":"s3://bucket/a.png"}}}}]""",
            content);
    }

    [Fact]
    public void What_cannot_be_sent_is_refused_before_it_is_sent()
    {
        Assert.Equal("bedrock.validation", Refuse(new DataContent(new byte[] { 1 }, "image/tiff")).Code);
        Assert.Equal("bedrock.validation", Refuse(new DataContent(new byte[] { 1 }, "audio/wav")).Code);
        Assert.Equal("bedrock.validation", Refuse(new UriContent("https://example.com/a.png", "image/png")).Code);
        Assert.Equal("bedrock.too_long", Refuse(new DataContent(new byte[4_000_000], "image/png")).Code);
    }

    [Fact]
    public void Inference_parameters_come_from_the_call_else_from_the_options()
    {
        var options = new BedrockOptions { MaxTokens = 100, Temperature = 0.5f, TopP = 0.25f };

        AssertJson(
            """{"maxTokens":100,"temperature":0.5,"topP":0.25}""",
            Write(Nova1, options, null, [new(ChatRole.User, "Hi")]).GetProperty("inferenceConfig"));
        AssertJson(
            """{"maxTokens":5,"temperature":0,"topP":0.25,"stopSequences":["END"]}""",
            Write(
                Nova1,
                options,
                new ChatOptions { MaxOutputTokens = 5, Temperature = 0, StopSequences = ["END"] },
                [new(ChatRole.User, "Hi")]).GetProperty("inferenceConfig"));
        Assert.False(Write(Nova1, null, new ChatOptions(), [new(ChatRole.User, "Hi")]).TryGetProperty("inferenceConfig", out _));
    }

    [Fact]
    public void Fields_of_the_model_are_passed_on_and_those_of_AvatarKit_are_not()
    {
        var options = new ChatOptions
        {
            TopK = 20,
            AdditionalProperties = new() { ["avatarkit.locale"] = "de-DE", ["extra"] = 1, ["more"] = JsonElement.Parse("""{"a":[1]}""") },
            RawRepresentationFactory = static _ => new JsonObject { ["raw"] = true },
        };

        AssertJson(
            """{"raw":true,"inferenceConfig":{"topK":20},"extra":1,"more":{"a":[1]}}""",
            Write(Nova1, null, options, [new(ChatRole.User, "Hi")]).GetProperty("additionalModelRequestFields"));
        AssertJson(
            """{"top_k":3}""",
            Write(Claude, null, new ChatOptions { TopK = 3 }, [new(ChatRole.User, "Hi")]).GetProperty("additionalModelRequestFields"));
        Assert.False(Write(
            Nova1,
            null,
            new ChatOptions { AdditionalProperties = new() { ["avatarkit.locale"] = "de-DE" } },
            [new(ChatRole.User, "Hi")])
            .TryGetProperty("additionalModelRequestFields", out _));
    }

    [Fact]
    public void Nova_2_thinks_as_hard_as_it_is_asked_to()
    {
        static ChatOptions Effort(ReasoningEffort effort) => new() { MaxOutputTokens = 100, Reasoning = new ReasoningOptions { Effort = effort } };

        JsonElement medium = Write(Nova2, null, Effort(ReasoningEffort.Medium), [new(ChatRole.User, "Hi")]);
        AssertJson("""{"reasoningConfig":{"type":"enabled","maxReasoningEffort":"medium"}}""", medium.GetProperty("additionalModelRequestFields"));
        Assert.Equal(100, medium.GetProperty("inferenceConfig").GetProperty("maxTokens").GetInt32());
        JsonElement high = Write(Nova2, null, Effort(ReasoningEffort.High), [new(ChatRole.User, "Hi")]);
        AssertJson("""{"reasoningConfig":{"type":"enabled","maxReasoningEffort":"high"}}""", high.GetProperty("additionalModelRequestFields"));
        Assert.False(high.TryGetProperty("inferenceConfig", out _));
        Assert.False(Write(Nova1, null, Effort(ReasoningEffort.High), [new(ChatRole.User, "Hi")]).TryGetProperty(
            "additionalModelRequestFields",
            out _));
    }

    [Fact]
    public void A_schema_for_the_answer_goes_to_models_that_take_one()
    {
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""), "answer") };

        AssertJson(
            """{"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"schema":"{\"type\":\"object\"}","name":"answer"}}}}""",
            Write(Claude, null, options, [new(ChatRole.User, "Hi")]).GetProperty("outputConfig"));
        Assert.False(Write(Nova1, null, options, [new(ChatRole.User, "Hi")]).TryGetProperty("outputConfig", out _));
    }

    [Fact]
    public void Guardrail_tier_and_latency_come_from_the_options()
    {
        var options =
            new BedrockOptions { Guardrail = new() { Id = "g1", Version = "2", Trace = true }, ServiceTier = "flex", Latency = "optimized" };

        JsonElement streamed = Write(Nova1, options, null, [new(ChatRole.User, "Hi")]);
        AssertJson(
            """{"guardrailIdentifier":"g1","guardrailVersion":"2","trace":"enabled","streamProcessingMode":"sync"}""",
            streamed.GetProperty("guardrailConfig"));
        AssertJson("""{"type":"flex"}""", streamed.GetProperty("serviceTier"));
        AssertJson("""{"latency":"optimized"}""", streamed.GetProperty("performanceConfig"));
        ConverseRequest whole = Call(Nova1, options, null).Fill(new ConverseRequest(), [new(ChatRole.User, "Hi")]);
        Assert.Null(whole.GuardrailConfig!.StreamProcessingMode);
    }

    [Description("Tells the weather.")]
    private static string Weather(string city) => city;

    private static BedrockException Refuse(AIContent content)
        => Assert.Throws<BedrockException>(() => Write(Nova1, null, null, [new(ChatRole.User, [new TextContent("Look."), content])]));

    private static JsonElement Write(string model, BedrockOptions? options, ChatOptions? asked, ChatMessage[] messages)
        => JsonSerializer.SerializeToElement(
            Call(model, options, asked).Fill(new ConverseStreamRequest(), messages),
            BedrockJsonContext.Default.ConverseStreamRequest);

    private static ConverseCall Call(string model, BedrockOptions? options, ChatOptions? asked)
        => new(new BedrockChatClient(model), options ?? new BedrockOptions(), asked, NullLogger.Instance) { ModelId = model };

    private static void AssertJson(string expected, JsonElement actual)
        => Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())),
            $"Expected: {expected}\nActual:   {actual.GetRawText()}");
}
