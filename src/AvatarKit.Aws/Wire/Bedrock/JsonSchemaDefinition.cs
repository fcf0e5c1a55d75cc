namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A JSON schema, as text.</summary>
internal sealed class JsonSchemaDefinition
{
    public string Schema { get; set; } = "";

    public string? Name { get; set; }

    public string? Description { get; set; }
}
