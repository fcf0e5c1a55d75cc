namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What the model thought before it answered.</summary>
internal sealed class ReasoningContentBlock
{
    public ReasoningTextBlock? ReasoningText { get; set; }

    public byte[]? RedactedContent { get; set; }
}
