namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A thought, and the signature by which the model knows it again.</summary>
internal sealed class ReasoningTextBlock
{
    public string Text { get; set; } = "";

    public string? Signature { get; set; }
}
