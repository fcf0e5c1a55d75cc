using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Reads an answer that came in one piece.</summary>
internal static class ConverseAnswer
{
    /// <exception cref="BedrockException">A filter left nothing of the answer.</exception>
    public static ChatResponse Read(ConverseResponse response, string modelId, ToolNames toolNames, DateTimeOffset now)
    {
        List<AIContent> contents = [.. (response.Output?.Message?.Content ?? []).SelectMany(block => Contents(block, toolNames))];
        ChatFinishReason? reason = StopReasons.Read(response.StopReason);
        if (contents.Count == 0 && reason == ChatFinishReason.ContentFilter)
        {
            throw BedrockErrors.Create("bedrock.guarded", modelId);
        }

        string id = response.ResponseMetadata?.RequestId is { Length: > 0 } requestId ? requestId : Guid.NewGuid().ToString("N");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents) { MessageId = id, CreatedAt = now })
        {
            ResponseId = id,
            ModelId = modelId,
            CreatedAt = now,
            FinishReason = reason,
            Usage = response.Usage is { } usage ? ConverseUsage.Read(usage) : null,
            RawRepresentation = response,
        };
    }

    private static IEnumerable<AIContent> Contents(ContentBlock? block, ToolNames toolNames)
    {
        if (block is null)
        {
            return [];
        }

        if (block.Text is { } text)
        {
            var tags = new ThinkingTags();
            return [.. tags.Read(text), .. tags.End()];
        }

        return Content(block, toolNames) is { } content ? [content] : [];
    }

    private static AIContent? Content(ContentBlock block, ToolNames toolNames) => block switch
    {
        { ToolUse: { } use } => ToolCalls.Read(
            use.ToolUseId,
            toolNames.FromWire(use.Name),
            use.Input.ValueKind == System.Text.Json.JsonValueKind.Undefined ? "" : use.Input.GetRawText()),
        { ReasoningContent.ReasoningText: { } thought } => new TextReasoningContent(thought.Text) { ProtectedData = thought.Signature },
        { ReasoningContent.RedactedContent: { } redacted } => new TextReasoningContent("") { ProtectedData = ReasoningSeal.OfRedacted(redacted) },
        { Image: { Source.Bytes: { } bytes } image } => ConverseMedia.Read(bytes, image.Format),
        _ => null,
    };
}
