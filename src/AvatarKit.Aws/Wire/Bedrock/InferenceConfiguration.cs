namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>How the model chooses its words.</summary>
internal sealed class InferenceConfiguration
{
    public int? MaxTokens { get; set; }

    public float? Temperature { get; set; }

    public float? TopP { get; set; }

    public List<string>? StopSequences { get; set; }
}
