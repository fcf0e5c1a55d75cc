namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>One turn of a conversation.</summary>
internal sealed class Message
{
    public string Role { get; set; } = "";

    public List<ContentBlock> Content { get; set; } = [];
}
