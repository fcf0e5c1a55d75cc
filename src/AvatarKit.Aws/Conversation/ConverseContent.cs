using System.Text.Json;
using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

/// <summary>Writes the content of a message.</summary>
internal sealed class ConverseContent(string modelId)
{
    private readonly ConverseMedia media = new(modelId);

    public List<ContentBlock> Write(ChatMessage message)
    {
        List<ContentBlock> blocks = [];
        ReasoningTextBlock? thought = null;
        foreach (AIContent content in message.Contents)
        {
            if (content is TextReasoningContent reasoning)
            {
                AddThought(blocks, ref thought, reasoning);
                continue;
            }

            thought = null;
            if (Block(content) is { } block)
            {
                blocks.Add(block);
            }
        }

        // A thought that is not signed is not taken back.
        blocks.RemoveAll(static block => block.ReasoningContent is { RedactedContent: null, ReasoningText.Signature: null });
        return blocks;
    }

    private ContentBlock? Block(AIContent content) => content switch
    {
        TextContent text => string.IsNullOrWhiteSpace(text.Text) ? null : new ContentBlock { Text = text.Text },
        FunctionCallContent call => new ContentBlock { ToolUse = ToolUse(call) },
        FunctionResultContent result => new ContentBlock { ToolResult = ConverseToolResult.Write(result, media) },
        DataContent data => media.Write(data),
        UriContent uri => media.Write(uri),
        _ => null,
    };

    private static ToolUseBlock ToolUse(FunctionCallContent call) => new()
    {
        ToolUseId = call.CallId,
        Name = ToolNames.ToWire(call.Name),
        Input = JsonSerializer.SerializeToElement(
            call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))),
    };

    // A thought comes in parts, and its signature after it.
    private static void AddThought(List<ContentBlock> blocks, ref ReasoningTextBlock? thought, TextReasoningContent part)
    {
        if (ReasoningSeal.AsRedacted(part.ProtectedData) is { } redacted)
        {
            blocks.Add(new ContentBlock { ReasoningContent = new ReasoningContentBlock { RedactedContent = redacted } });
            thought = null;
            return;
        }

        if (thought is null)
        {
            thought = new ReasoningTextBlock();
            blocks.Add(new ContentBlock { ReasoningContent = new ReasoningContentBlock { ReasoningText = thought } });
        }

        thought.Text += part.Text;
        if (part.ProtectedData is { Length: > 0 } signature)
        {
            thought.Signature = signature;
            thought = null;
        }
    }
}
