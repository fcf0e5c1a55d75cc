namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A document.</summary>
internal sealed class DocumentBlock
{
    public string Name { get; set; } = "";

    public string Format { get; set; } = "";

    public DocumentSource? Source { get; set; }
}
