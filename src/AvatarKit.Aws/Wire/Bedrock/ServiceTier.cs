namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>In which order and at which price the request is served.</summary>
internal sealed class ServiceTier
{
    public string Type { get; set; } = "default";
}
