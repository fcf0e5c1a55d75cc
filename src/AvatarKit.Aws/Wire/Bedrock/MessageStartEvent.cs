namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The answer begins.</summary>
internal sealed class MessageStartEvent : ConverseStreamEvent
{
    public string? Role { get; set; }
}
