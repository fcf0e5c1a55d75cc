namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>The guardrail that reads along.</summary>
internal sealed class GuardrailConfiguration
{
    public string GuardrailIdentifier { get; set; } = "";

    public string GuardrailVersion { get; set; } = "";

    public string? Trace { get; set; }

    /// <summary>For streams only: <c>sync</c> or <c>async</c>.</summary>
    public string? StreamProcessingMode { get; set; }
}
