using System.Net;
using System.Text.Json;

namespace AvatarKit.Testing.Tests.Emulators;

public sealed class ConverseRulesTests
{
    private const string ToolTurn =
        """{"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"t","input":{}}},{"toolUse":{"toolUseId":"b","name":"t","input":{}}}]}""";
    private const string Hi = """{"role":"user","content":[{"text":"Hi"}]}""";
    private const string Tools = ""","toolConfig":{"tools":[{"toolSpec":{"name":"t","inputSchema":{"json":{}}}}]}""";

    public static TheoryData<string, string, string> Broken => new()
    {
        { "no message", """{"messages":[]}""", "must start with a user message" },
        { "assistant first", """{"messages":[{"role":"assistant","content":[{"text":"Hi"}]}]}""", "must start with a user message" },
        { "two users", $$$$"""{"messages":[{{{{Hi}}}},{{{{Hi}}}}]}""", "must alternate" },
        { "another role", """{"messages":[{"role":"tool","content":[{"text":"Hi"}]}]}""", "enum value set: [user, assistant]" },
        { "blank text", """{"messages":[{"role":"user","content":[{"text":"Hi"},{"text":" \n"}]}]}""", "messages.0.content.1 is blank" },
        { "blank system", $$$$"""{"system":[{"text":""}],"messages":[{{{{Hi}}}}]}""", "system.0 is blank" },
        { "no content", """{"messages":[{"role":"user","content":[]}]}""", "messages.0 is empty" },
        { "unknown member", $$$$"""{"messages":[{{{{Hi}}}}],"temperature":1}""", "extraneous key [temperature]" },
        { "unknown member of a block", """{"messages":[{"role":"user","content":[{"txt":"Hi"}]}]}""", "extraneous key [txt]" },
        {
            "two members of a union",
            """{"messages":[{"role":"user","content":[{"text":"Hi","cachePoint":{"type":"default"}}]}]}""",
            "Exactly one member"
        },
        { "missing member", """{"messages":[{"role":"user"}]}""", "Member must not be null" },
        {
            "image format",
            """{"messages":[{"role":"user","content":[{"image":{"format":"bmp","source":{"bytes":"AAAA"}}}]}]}""",
            "[png, jpeg, gif, webp]"
        },
        { "temperature", $$$$"""{"messages":[{{{{Hi}}}}],"inferenceConfig":{"temperature":1.5}}""", "less than or equal to 1" },
        { "max tokens", $$$$"""{"messages":[{{{{Hi}}}}],"inferenceConfig":{"maxTokens":0}}""", "greater than or equal to 1" },
        {
            "tools unsaid",
            $$$$"""{"messages":[{{{{Hi}}}},{{{{ToolTurn}}}},{"role":"user","content":[{"text":"?"}]}]}""",
            "toolConfig field must be defined"
        },
        {
            "results missing",
            $$$$"""{"messages":[{{{{Hi}}}},{{{{ToolTurn}}}},{"role":"user","content":[{{{{Result("a")}}}}]}]{{{{Tools}}}}}""",
            "Expected toolResult blocks at messages.2.content for the following Ids: b"
        },
        {
            "result of nothing",
            $$$$"""{"messages":[{"role":"user","content":[{{{{Result("x")}}}}]}]{{{{Tools}}}}}""",
            "exceeds the number of toolUse blocks"
        },
        {
            "result that is no object",
            $$$$"""{"messages":[{{{{Hi}}}},{{{{ToolTurn}}}},{"role":"user","content":[{{{{Result("a")}}}},{"toolResult":{"toolUseId":"b","content":[{"json":[1]}]}}]}]{{{{Tools}}}}}""",
            "messages.2.content.1.toolResult.content.0.json is invalid"
        },
        {
            "empty error",
            $$$$"""{"messages":[{{{{Hi}}}},{{{{ToolTurn}}}},{"role":"user","content":[{{{{Result("a")}}}},{"toolResult":{"toolUseId":"b","content":[],"status":"error"}}]}]{{{{Tools}}}}}""",
            "cannot be empty when status value is error"
        },
        {
            "tool name",
            $$$$$"""{"messages":[{{{{{Hi}}}}}],"toolConfig":{"tools":[{"toolSpec":{"name":"a b","inputSchema":{"json":{}}}}]}}""",
            "regular expression pattern"
        },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_rule_is_named_and_takes_no_answer(string what, string body, string message)
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();
        scene.Emulator.RespondWith("Once.").RespondWith("Twice.");

        using HttpResponseMessage response = await scene.PostAsync(body, "converse-stream");

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.StartsWith("ValidationException:", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
        Assert.Contains(
            message,
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(
            "Once.",
            (await scene.ConverseAsync()).GetProperty("output").GetProperty("message").GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"messages":"Hi"}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"no base64!"}}}]}]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_body_of_the_wrong_types_cannot_be_read(string body)
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        using HttpResponseMessage response = await scene.PostAsync(body);

        Assert.StartsWith("SerializationException:", response.Headers.GetValues("x-amzn-errortype").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_with_tools_is_taken()
    {
        await using BedrockScene scene = await BedrockScene.StartAsync();

        JsonElement answer = await scene.ConverseAsync(
            $$$$"""{"messages":[{{{{Hi}}}},{{{{ToolTurn}}}},{"role":"user","content":[{{{{Result("b")}}}},{{{{Result("a")}}}}]}]{{{{Tools}}}}}""");

        Assert.Contains("sunny", answer.GetRawText(), StringComparison.Ordinal);
    }

    private static string Result(string id) => $$$"""{"toolResult":{"toolUseId":"{{{id}}}","content":[{"json":{"weather":"sunny"}}]}}""";
}
