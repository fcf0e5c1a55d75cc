using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit.Aws.Tests.Conversation;

public class BedrockBatchFormatTests
{
    private readonly BedrockBatchFormat format = new(
        new BedrockOptions { MaxTokens = 500, PromptCaching = true, ServiceTier = "flex", InferenceProfilePrefix = "us" }, NullLogger.Instance);

    [Fact]
    public void A_request_is_a_line_with_the_body_that_Converse_takes()
    {
        var tool = AIFunctionFactory.Create(static (string city) => "sunny", "weather", "Tells the weather.");

        string line = format.Write(new BatchRequest
        {
            RecordId = "3223593EFGH",
            Tier = "lite",
            ModelId = "amazon.nova-lite-v1:0",
            Messages = [new(ChatRole.System, "You are Ava."), new(ChatRole.System, "A passage."), new(ChatRole.User, "Wie geht's?\nGut?")],
            Options = new ChatOptions { Tools = [tool], Temperature = 0.5f },
        });

        Assert.DoesNotContain('\n', line);
        JsonElement root = JsonDocument.Parse(line).RootElement;
        Assert.Equal(["recordId", "modelInput"], root.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("3223593EFGH", root.GetProperty("recordId").GetString());
        JsonElement body = root.GetProperty("modelInput");
        Assert.Equal(
            ["inferenceConfig", "messages", "system", "toolConfig"],
            body.EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal("""[{"text":"You are Ava."},{"text":"A passage."}]""", body.GetProperty("system").GetRawText());
        Assert.Equal("Wie geht's?\nGut?", body.GetProperty("messages")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(500, body.GetProperty("inferenceConfig").GetProperty("maxTokens").GetInt32());
        Assert.Equal("weather", body.GetProperty("toolConfig").GetProperty("tools")[0].GetProperty("toolSpec").GetProperty("name").GetString());
    }

    [Fact]
    public void An_answer_is_read_with_what_it_used()
    {
        BatchAnswer answer = format.Read("""
            {"modelInput":{},"modelOutput":{"output":{"message":{"content":[{"text":"Good."}],"role":"assistant"}},"stopReason":"end_turn",
             "usage":{"inputTokens":26,"outputTokens":3,"totalTokens":29,"cacheReadInputTokenCount":0}},"recordId":"3223593EFGH"}
            """);

        Assert.Equal(("3223593EFGH", "Good.", false, null), (answer.RecordId, answer.Text, answer.CallsTools, answer.ErrorCode));
        Assert.Equal((26, 3), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        Assert.Equal(0.5m, format.PriceFactor);
    }

    [Fact]
    public void A_call_of_a_tool_and_an_error_are_told_from_an_answer()
    {
        BatchAnswer tool = format.Read("""
            {"recordId":"A","modelOutput":{"output":{"message":{"role":"assistant","content":[
             {"toolUse":{"toolUseId":"t1","name":"weather","input":{"city":"Oslo"}}}]}},"stopReason":"tool_use"}}
            """);
        BatchAnswer error = format.Read("""{"recordId":"B","modelInput":{},"error":{"errorCode":400,"errorMessage":"bad request"}}""");
        BatchAnswer empty = format.Read("""{"recordId":"C","modelOutput":{"output":{"message":{"role":"assistant","content":[]}}}}""");

        Assert.Equal((true, null), (tool.CallsTools, tool.ErrorCode));
        Assert.Equal(("400", "", "empty"), (error.ErrorCode, error.Text, empty.ErrorCode));
    }

    [Theory]
    [InlineData("""{"content":[null]}""", "")]
    [InlineData("""{"content":[{"text":"Hello"},null]}""", "Hello")]
    [InlineData("""{"content":[{"text":"Hello"},{"image":{"format":null,"source":{"bytes":"AAAA"}}}]}""", "Hello")]
    [InlineData("""{"content":[{"text":"Hello"},{"toolUse":{"toolUseId":null,"name":null,"input":{}}}]}""", "Hello")]
    public void What_an_answer_leaves_out_is_left_out(string message, string text)
    {
        BatchAnswer answer = format.Read($$$"""{"recordId":"A","modelOutput":{"output":{"message":{{{message}}}},"stopReason":" "}}""");

        Assert.Equal(text, answer.Text);
    }

    [Fact]
    public void An_error_without_a_name_is_an_error()
        => Assert.Equal("unknown", format.Read("""{"recordId":"A","error":{"errorCode":null}}""").ErrorCode);

    [Fact]
    public void More_tokens_than_a_number_of_32_bits_holds_are_not_fewer_than_none()
    {
        BatchAnswer answer = format.Read(
            """{"recordId":"A","modelOutput":{"usage":{"inputTokens":2147483647,"outputTokens":2147483647,"cacheReadInputTokens":2147483647}}}""");

        Assert.Equal((4_294_967_294L, 6_442_450_941L), (answer.Usage!.InputTokenCount, answer.Usage.TotalTokenCount));
    }

    [Theory]
    [InlineData("my password")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"recordId\":7,\"modelOutput\":{}}")]
    [InlineData("{\"recordId\":\"A\"}")]
    [InlineData("{\"recordId\":\"A\",\"modelOutput\":\"my password\"}")]
    public void A_line_that_is_no_result_is_refused_without_its_words(string line)
    {
        FormatException refused = Assert.Throws<FormatException>(() => format.Read(line));

        Assert.DoesNotContain("password", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_half_a_surrogate_pair_is_refused() => Assert.Throws<FormatException>(() => format.Read("{\"recordId\":\"\uD800\"}"));

    [Fact]
    public void A_tier_without_a_model_is_named()
    {
        AwsConfigurationException refused = Assert.Throws<AwsConfigurationException>(
            () => format.Write(new BatchRequest { RecordId = "A", Tier = "own", Messages = [new(ChatRole.User, "Hello")] }));

        Assert.Contains("'own'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UseBedrock_brings_it()
    {
        var services = new ServiceCollection();
        services.AddAvatarChatbot().UseBedrock();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<BedrockBatchFormat>(provider.GetRequiredService<IBatchFormat>());
    }
}
