namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A block begins; text blocks may begin without this.</summary>
internal sealed class ContentBlockStartEvent : ConverseStreamEvent
{
    public ContentBlockStart? Start { get; set; }

    public int ContentBlockIndex { get; set; }
}
