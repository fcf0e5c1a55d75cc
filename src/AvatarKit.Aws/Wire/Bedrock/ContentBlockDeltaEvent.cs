namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A block goes on.</summary>
internal sealed class ContentBlockDeltaEvent : ConverseStreamEvent
{
    public ContentBlockDelta? Delta { get; set; }

    public int ContentBlockIndex { get; set; }
}
