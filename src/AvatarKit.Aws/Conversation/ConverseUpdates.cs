using System.Text;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Makes updates of the events of one answer. Not thread-safe.</summary>
internal sealed class ConverseUpdates(string modelId, string? requestId, ToolNames toolNames, DateTimeOffset createdAt)
{
    private readonly string id = string.IsNullOrEmpty(requestId) ? Guid.NewGuid().ToString("N") : requestId;
    private readonly Dictionary<int, OpenCall> calls = [];
    private readonly Dictionary<int, OpenImage> images = [];
    private readonly ThinkingTags tags = new();
    private bool saidAnything;

    /// <summary>The update an event makes; <see langword="null"/>: none, it is only a part of one.</summary>
    /// <exception cref="BedrockException">A filter left nothing of the answer.</exception>
    public ChatResponseUpdate? Read(ConverseStreamEvent received)
    {
        switch (received)
        {
            case MessageStartEvent:
                return Update(received);
            case ContentBlockStartEvent { Start.ToolUse: { } use } start:
                calls[start.ContentBlockIndex] = new OpenCall(use.ToolUseId, use.Name, new StringBuilder());
                return null;
            case ContentBlockStartEvent { Start.Image: { } image } start:
                images[start.ContentBlockIndex] = new OpenImage(image.Format, new MemoryStream());
                return null;
            case ContentBlockDeltaEvent { Delta: { } delta } part:
                return Contents(received, Delta(part.ContentBlockIndex, delta));
            case ContentBlockStopEvent stop:
                return Contents(received, Close(stop.ContentBlockIndex));
            case MessageStopEvent stop:
                return Stop(received, StopReasons.Read(stop.StopReason));
            case ConverseStreamMetadataEvent { Usage: { } usage }:
                return Update(received, [new UsageContent(ConverseUsage.Read(usage))]);
            default:
                return null;
        }
    }

    private List<AIContent> Delta(int index, ContentBlockDelta delta)
    {
        if (delta.ToolUse is { } input && calls.TryGetValue(index, out OpenCall? call))
        {
            call.Input.Append(input.Input);
        }
        else if (delta.Image?.Source?.Bytes is { } bytes && images.TryGetValue(index, out OpenImage? image))
        {
            image.Bytes.Write(bytes);
        }

        return delta switch
        {
            { Text.Length: > 0 } => tags.Read(delta.Text),
            { ReasoningContent.Text.Length: > 0 } => [new TextReasoningContent(delta.ReasoningContent.Text)],
            { ReasoningContent.Signature.Length: > 0 } => [new TextReasoningContent("") { ProtectedData = delta.ReasoningContent.Signature }],
            { ReasoningContent.RedactedContent: { } redacted } =>
                [new TextReasoningContent("") { ProtectedData = ReasoningSeal.OfRedacted(redacted) }],
            _ => [],
        };
    }

    private List<AIContent> Close(int index)
        => calls.Remove(index, out OpenCall? call) ? [ToolCalls.Read(call.Id, toolNames.FromWire(call.Name), call.Input.ToString())]
        : images.Remove(index, out OpenImage? image) && image.Bytes.Length > 0 ? [ConverseMedia.Read(image.Bytes.ToArray(), image.Format)]
        : tags.End();

    private ChatResponseUpdate Stop(ConverseStreamEvent received, ChatFinishReason? reason)
    {
        List<AIContent> rest = tags.End();
        if (!saidAnything && rest.Count == 0 && reason == ChatFinishReason.ContentFilter)
        {
            throw BedrockErrors.Create("bedrock.guarded", modelId);
        }

        ChatResponseUpdate update = Update(received, rest);
        update.FinishReason = reason;
        return update;
    }

    private ChatResponseUpdate? Contents(ConverseStreamEvent received, List<AIContent> contents)
    {
        if (contents.Count == 0)
        {
            return null;
        }

        saidAnything |= contents.Exists(static content => content is not TextReasoningContent);
        return Update(received, contents);
    }

    private ChatResponseUpdate Update(ConverseStreamEvent received, List<AIContent>? contents = null) => new()
    {
        Role = ChatRole.Assistant,
        Contents = contents ?? [],
        ModelId = modelId,
        ResponseId = id,
        MessageId = id,
        CreatedAt = createdAt,
        RawRepresentation = received,
    };

    private sealed record OpenCall(string? Id, string? Name, StringBuilder Input);

    private sealed record OpenImage(string? Format, MemoryStream Bytes);
}
