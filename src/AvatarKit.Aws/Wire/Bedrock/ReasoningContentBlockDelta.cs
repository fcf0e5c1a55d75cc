namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A part of a thought.</summary>
internal sealed class ReasoningContentBlockDelta
{
    public string? Text { get; set; }

    public string? Signature { get; set; }

    public byte[]? RedactedContent { get; set; }
}
