namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What the form is described by.</summary>
internal sealed class OutputFormatStructure
{
    public JsonSchemaDefinition? JsonSchema { get; set; }
}
