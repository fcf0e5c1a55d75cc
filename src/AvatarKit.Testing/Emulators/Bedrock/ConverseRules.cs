using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>What the service asks of a conversation beyond its shape, in the service's words.</summary>
internal static class ConverseRules
{
    /// <summary>The first rule that is broken; <see langword="null"/>: none.</summary>
    public static string? Check(JsonElement body)
    {
        JsonElement[] messages = [.. ConverseJson.Items(body, "messages")];
        return Roles(messages)
            ?? Blocks(messages) ?? System(body) ?? ToolRules.Check(body, messages) ?? Inference(ConverseJson.Member(body, "inferenceConfig"));
    }

    private static string? Roles(JsonElement[] messages)
    {
        string[] roles = [.. messages.Select(static message => ConverseJson.Text(message, "role"))];
        if (roles.FirstOrDefault(static role => role is not ("user" or "assistant")) is string unknown)
        {
            return $"1 validation error detected: Value '{unknown}' at 'messages.{Array.IndexOf(roles, unknown) + 1}.member.role' failed to "
                + "satisfy constraint: Member must satisfy enum value set: [user, assistant]";
        }

        if (roles is not ["user", ..])
        {
            return "A conversation must start with a user message. Try again with a conversation that starts with a user message.";
        }

        return roles.Zip(roles.Skip(1)).Any(static pair => pair.First == pair.Second)
            ? "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and "
                + "assistant roles and try again."
            : null;
    }

    private static string? Blocks(JsonElement[] messages)
    {
        foreach ((int index, JsonElement message) in messages.Index())
        {
            JsonElement[] blocks = [.. ConverseJson.Items(message, "content")];
            if (blocks.Length == 0)
            {
                return $"The content field in the Message object at messages.{index} is empty. Add a ContentBlock object to the content field "
                    + "and try again.";
            }

            if (blocks.Index().FirstOrDefault(static block => IsBlank(block.Item)) is { Item.ValueKind: JsonValueKind.Object } blank)
            {
                return $"The text field in the ContentBlock object at messages.{index}.content.{blank.Index} is blank. Add text to the text "
                    + "field, and try again.";
            }

            if (blocks.FirstOrDefault(static block => ConverseJson.Has(block, "image")) is { ValueKind: JsonValueKind.Object } image
                && ConverseJson.Text(ConverseJson.Member(image, "image"), "format") is string format and not ("png" or "jpeg" or "gif" or "webp"))
            {
                return $"1 validation error detected: Value '{format}' at 'messages.{index + 1}.member.content' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [png, jpeg, gif, webp]";
            }
        }

        return null;
    }

    private static string? System(JsonElement body)
        => ConverseJson.Items(body, "system")
            .Index()
            .FirstOrDefault(static block => IsBlank(block.Item)) is { Item.ValueKind: JsonValueKind.Object } blank
            ? $"The text field in the SystemContentBlock object at system.{blank.Index} is blank. Add text to the text field, and try again."
            : null;

    private static string? Inference(JsonElement config)
        => Range(config, "temperature", 0, 1) ?? Range(config, "topP", 0, 1) ?? Range(config, "maxTokens", 1, int.MaxValue)
            ?? (ConverseJson.Items(config, "stopSequences").Count() > 4
                ? "1 validation error detected: Value at 'inferenceConfig.stopSequences' failed to satisfy constraint: Member must have "
                    + "length less than or equal to 4"
                : null);

    private static string? Range(JsonElement config, string name, double from, double to)
    {
        if (ConverseJson.Member(config, name) is not { ValueKind: JsonValueKind.Number } json)
        {
            return null;
        }

        double value = json.GetDouble();
        return value < from ? Bound($"greater than or equal to {from}") : value > to ? Bound($"less than or equal to {to}") : null;

        string Bound(string rule)
            => $"1 validation error detected: Value '{json.GetRawText()}' at 'inferenceConfig.{name}' failed to satisfy constraint: Member "
                + $"must have value {rule}";
    }

    private static bool IsBlank(JsonElement block)
        => ConverseJson.Member(block, "text") is { ValueKind: JsonValueKind.String } text && string.IsNullOrWhiteSpace(text.GetString());
}
