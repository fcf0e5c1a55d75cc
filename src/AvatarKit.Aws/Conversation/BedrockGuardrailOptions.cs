namespace AvatarKit.Aws;

/// <summary>A guardrail of Bedrock.</summary>
public sealed class BedrockGuardrailOptions
{
    /// <summary>Its id or ARN.</summary>
    [SettingRequired]
    public string Id { get; set; } = "";

    /// <summary>Its version: a number, or <c>DRAFT</c>.</summary>
    /// <value>Default <c>DRAFT</c>.</value>
    [SettingRequired]
    public string Version { get; set; } = "DRAFT";

    /// <summary>Whether the service tells what the guardrail found. It quotes what was said: it reaches
    /// <c>RawRepresentation</c> and no log.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Trace { get; set; }

    /// <summary>Whether a streamed answer is let through only once it is checked. Otherwise it is checked while
    /// it comes, sooner heard and maybe cut off.</summary>
    /// <value>Default <see langword="true"/>: nothing is spoken that was not checked.</value>
    public bool ChecksBeforeStreaming { get; set; } = true;
}
