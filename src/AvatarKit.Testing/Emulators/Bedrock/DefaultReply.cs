using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>What a model answers without a script: something about the last message, a tool where it must call
/// one, a picture where it is one of pictures.</summary>
internal static class DefaultReply
{
    public static BedrockReply For(BedrockRequest request)
    {
        JsonElement tools = ConverseJson.Member(request.Body, "toolConfig");
        JsonElement choice = ConverseJson.Member(tools, "toolChoice");
        if (ConverseJson.Has(choice, "any") || ConverseJson.Has(choice, "tool"))
        {
            string wanted = ConverseJson.Text(ConverseJson.Member(choice, "tool"), "name");
            JsonElement tool = ConverseJson.Items(tools, "tools").Select(static one => ConverseJson.Member(one, "toolSpec"))
                .FirstOrDefault(one => wanted.Length == 0 || ConverseJson.Text(one, "name") == wanted);
            if (tool.ValueKind == JsonValueKind.Object)
            {
                JsonNode input = Sample(ConverseJson.Member(ConverseJson.Member(tool, "inputSchema"), "json"), request.LastUserText);
                return new BedrockReply().ToolUse(ConverseJson.Text(tool, "name"), input.ToJsonString());
            }
        }

        string text = request.LastUserText.Length > 0 ? request.LastUserText : ToolResults(request.Body);
        BedrockReply reply = new BedrockReply().Text($"You said: “{text}”. This is what {request.ModelId} answers while it is emulated.");
        return request.ModelId.Contains("omni", StringComparison.Ordinal) ? reply.Image(PngEncoder.Portrait(512, 512, Seed(text))) : reply;
    }

    /// <summary>The same number for the same text, in every process.</summary>
    public static uint Seed(string text) => Crc32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes(text));

    private static string ToolResults(JsonElement body)
        => string.Join('\n', ConverseJson.Items(ConverseJson.Items(body, "messages").LastOrDefault(), "content")
            .SelectMany(static block => ConverseJson.Items(ConverseJson.Member(block, "toolResult"), "content"))
            .Select(static result => ConverseJson.Has(result, "json")
                ? ConverseJson.Member(result, "json").GetRawText()
                : ConverseJson.Text(result, "text")));

    /// <summary>A value that a JSON schema allows, for the common parts of schemas.</summary>
    private static JsonNode Sample(JsonElement schema, string text)
    {
        if (ConverseJson.Items(schema, "enum").FirstOrDefault() is { ValueKind: not JsonValueKind.Undefined } first)
        {
            return JsonNode.Parse(first.GetRawText())!;
        }

        switch (ConverseJson.Text(schema, "type"))
        {
            case "string":
                return JsonValue.Create(text);
            case "integer" or "number":
                return JsonValue.Create(1);
            case "boolean":
                return JsonValue.Create(true);
            case "array":
                return new JsonArray();
            default:
                JsonElement properties = ConverseJson.Member(schema, "properties");
                var json = new JsonObject();
                foreach (string name in ConverseJson.Items(schema, "required").Select(static one => one.GetString()!))
                {
                    json[name] = Sample(ConverseJson.Member(properties, name), text);
                }

                return json;
        }
    }
}
