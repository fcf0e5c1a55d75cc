namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The form the answer must have.</summary>
internal sealed class OutputConfig
{
    public OutputFormat? TextFormat { get; set; }
}
