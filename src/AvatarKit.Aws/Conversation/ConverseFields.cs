using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes what Converse has no place of its own for: <c>additionalModelRequestFields</c>.</summary>
internal static class ConverseFields
{
    private const string OwnKeys = "avatarkit.";

    public static JsonElement? Write(IChatClient client, ChatOptions? asked, string modelId)
    {
        JsonObject fields = asked?.RawRepresentationFactory?.Invoke(client) is JsonObject raw ? (JsonObject)raw.DeepClone() : [];
        AddTopK(fields, asked?.TopK, modelId);
        AddReasoning(fields, asked?.Reasoning?.Effort, modelId);
        foreach ((string key, object? value) in asked?.AdditionalProperties ?? [])
        {
            if (!key.StartsWith(OwnKeys, StringComparison.OrdinalIgnoreCase))
            {
                fields[key] = Node(value);
            }
        }

        return fields.Count == 0 ? null : JsonSerializer.SerializeToElement(fields, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonObject)));
    }

    private static void AddTopK(JsonObject fields, int? topK, string modelId)
    {
        if (topK is null)
        {
            return;
        }

        if (ModelIds.IsNova(modelId))
        {
            fields["inferenceConfig"] = new JsonObject { ["topK"] = topK };
        }
        else
        {
            fields["top_k"] = topK;
        }
    }

    // Other models are told by their own fields, through AdditionalProperties.
    private static void AddReasoning(JsonObject fields, ReasoningEffort? effort, string modelId)
    {
        if (effort is null || !ModelIds.IsNova2(modelId))
        {
            return;
        }

        fields["reasoningConfig"] = effort == ReasoningEffort.None
            ? new JsonObject { ["type"] = "disabled" }
            : new JsonObject
            {
                ["type"] = "enabled",
                ["maxReasoningEffort"] = effort switch { ReasoningEffort.Low => "low", ReasoningEffort.Medium => "medium", _ => "high" },
            };
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
