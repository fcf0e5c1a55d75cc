using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>ApplyGuardrail: what the script finds; nothing without one.</summary>
internal static class GuardrailAnswer
{
    private const int UnitCharacters = 1_000;
    private const int MaxCharacters = 25_000;

    /// <summary>What the service would refuse; <see langword="null"/>: nothing.</summary>
    public static EmulatorFault? Check(JsonElement body)
    {
        if (ConverseJson.Text(body, "source") is not ("INPUT" or "OUTPUT"))
        {
            return BedrockFaults.Validation("1 validation error detected: Value at 'source' failed to satisfy constraint: INPUT or OUTPUT.");
        }

        return Characters(body) > MaxCharacters
            ? BedrockFaults.Validation("The content is longer than the text units that the guardrail takes in one call.")
            : null;
    }

    /// <summary>The answer.</summary>
    public static JsonObject Write(JsonElement body, BedrockReply? reply)
    {
        ReplyStep.Assessment[] found = [.. (reply?.Steps ?? []).OfType<ReplyStep.Assessment>()];
        int units = (Characters(body) + UnitCharacters - 1) / UnitCharacters;
        return new JsonObject
        {
            ["usage"] = new JsonObject
            {
                ["topicPolicyUnits"] = units,
                ["contentPolicyUnits"] = units,
                ["wordPolicyUnits"] = units,
                ["sensitiveInformationPolicyUnits"] = units,
                ["sensitiveInformationPolicyFreeUnits"] = 0,
                ["contextualGroundingPolicyUnits"] = 0,
            },
            ["action"] = found.Length > 0 ? "GUARDRAIL_INTERVENED" : "NONE",
            ["outputs"] = new JsonArray([.. found.Select(static one => new JsonObject { ["text"] = one.Output })]),
            ["assessments"] = new JsonArray([.. found.Select(static one => JsonNode.Parse(one.Json))]),
        };
    }

    private static int Characters(JsonElement body)
        => ConverseJson.Items(body, "content").Sum(static block => ConverseJson.Text(ConverseJson.Member(block, "text"), "text").Length);
}
