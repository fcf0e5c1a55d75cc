namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The answer.</summary>
internal sealed class ConverseOutput
{
    public Message? Message { get; set; }
}
