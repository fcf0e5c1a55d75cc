using System.Text;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>Joins the events of a stream to the answer of Converse.</summary>
internal sealed class ConverseMessage
{
    private readonly List<JsonObject> content = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder thought = new();
    private readonly StringBuilder input = new();
    private readonly List<byte> image = [];
    private JsonObject? start;
    private JsonNode? stopReason;
    private JsonNode? signature;

    public void Add(ConverseItem.Event one)
    {
        switch (one.Type)
        {
            case "contentBlockStart":
                start = one.Payload["start"]!.AsObject();
                break;
            case "contentBlockDelta":
                AddDelta(one.Payload["delta"]!);
                break;
            case "contentBlockStop":
                content.Add(TakeBlock());
                break;
            case "messageStop":
                stopReason = one.Payload["stopReason"]!.DeepClone();
                break;
            default:
                break;
        }
    }

    /// <summary>The answer, with what the metadata event says.</summary>
    public JsonObject ToJson(JsonObject metadata)
    {
        var json = new JsonObject
        {
            ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = new JsonArray([.. content]) } },
            ["stopReason"] = stopReason,
        };
        foreach ((string name, JsonNode? value) in metadata)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private void AddDelta(JsonNode delta)
    {
        text.Append((string?)delta["text"]);
        thought.Append((string?)delta["reasoningContent"]?["text"]);
        input.Append((string?)delta["toolUse"]?["input"]);
        signature ??= delta["reasoningContent"]?["signature"]?.DeepClone();
        if ((string?)delta["image"]?["source"]?["bytes"] is string piece)
        {
            image.AddRange(Convert.FromBase64String(piece));
        }
    }

    private JsonObject TakeBlock()
    {
        JsonObject block;
        if (start?["toolUse"] is JsonNode use)
        {
            JsonNode call = use.DeepClone();
            call["input"] = input.Length == 0 ? new JsonObject() : JsonNode.Parse(input.ToString());
            block = new JsonObject { ["toolUse"] = call };
        }
        else if (start?["image"] is JsonNode picture)
        {
            JsonNode whole = picture.DeepClone();
            whole["source"] = new JsonObject { ["bytes"] = Convert.ToBase64String(image.ToArray()) };
            block = new JsonObject { ["image"] = whole };
        }
        else if (thought.Length > 0 || signature is not null)
        {
            var reasoning = new JsonObject { ["text"] = thought.ToString() };
            if (signature is not null)
            {
                reasoning["signature"] = signature;
            }

            block = new JsonObject { ["reasoningContent"] = new JsonObject { ["reasoningText"] = reasoning } };
        }
        else
        {
            block = new JsonObject { ["text"] = text.ToString() };
        }

        start = null;
        signature = null;
        text.Clear();
        thought.Clear();
        input.Clear();
        image.Clear();
        return block;
    }
}
