namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A block ends.</summary>
internal sealed class ContentBlockStopEvent : ConverseStreamEvent
{
    public int ContentBlockIndex { get; set; }
}
