using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes the tools a model may call.</summary>
internal static class ConverseTools
{
    private static readonly string[] NovaKeys = ["type", "properties", "required"];
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    public static ToolConfiguration? Write(ChatOptions? asked, List<Message> messages, string modelId, bool cache)
    {
        List<Tool> tools = [.. (asked?.Tools ?? []).OfType<AIFunctionDeclaration>().Select(function => Declare(function, ModelIds.IsNova(modelId)))];
        ToolChoice? choice = Choice(asked?.ToolMode);
        if (tools.Count == 0 || asked?.ToolMode is NoneChatToolMode)
        {
            // Where the history tells of calls, the tools must be told of too, even if none is to be called again.
            tools = [.. UsedIn(messages).Select(static name => new Tool { ToolSpec = Spec(name, "Not available any more.", NoParameters) })];
            choice = null;
        }

        if (tools.Count == 0)
        {
            return null;
        }

        if (cache)
        {
            tools.Add(new Tool { CachePoint = new CachePointBlock() });
        }

        return new ToolConfiguration { Tools = tools, ToolChoice = choice };
    }

    private static Tool Declare(AIFunctionDeclaration function, bool isNova)
        => new() { ToolSpec = Spec(
            ToolNames.ToWire(function.Name),
            string.IsNullOrWhiteSpace(function.Description) ? null : function.Description,
            Schema(function.JsonSchema, isNova)) };

    private static ToolSpecification Spec(string name, string? description, JsonElement schema)
        => new() { Name = name, Description = description, InputSchema = new ToolInputSchema { Json = schema } };

    // Bedrock wants a schema of an object; a function without parameters may have none.
    private static JsonElement Schema(JsonElement schema, bool isNova)
    {
        if (schema.ValueKind != JsonValueKind.Object
            || !schema.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("object"))
        {
            return NoParameters;
        }

        // At the top Nova takes these and nothing else: https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html
        return isNova && schema.EnumerateObject().Any(static property => !NovaKeys.Contains(property.Name))
            ? JsonSerializer.SerializeToElement(
                new JsonObject(schema.EnumerateObject()
                    .Where(static property => NovaKeys.Contains(property.Name))
                    .Select(static property => KeyValuePair.Create(property.Name, JsonNode.Parse(property.Value.GetRawText())))),
                AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonObject)))
            : schema;
    }

    private static ToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } =>
            new ToolChoice { Tool = new SpecificToolChoice { Name = ToolNames.ToWire(name) } },
        RequiredChatToolMode => new ToolChoice { Any = new AnyToolChoice() },
        _ => null,
    };

    private static IEnumerable<string> UsedIn(List<Message> messages)
        => messages.SelectMany(static message => message.Content).Select(static block => block.ToolUse?.Name).OfType<string>().Distinct();
}
