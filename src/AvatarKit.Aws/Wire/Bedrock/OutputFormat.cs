namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The form of text.</summary>
internal sealed class OutputFormat
{
    public string Type { get; set; } = "json_schema";

    public OutputFormatStructure Structure { get; set; } = new();
}
