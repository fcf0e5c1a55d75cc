namespace AvatarKit.Aws;

/// <summary>A guardrail of Bedrock that looks at texts by itself (<c>ApplyGuardrail</c>), whatever model answers. Validated when the host starts;
/// read from the section <c>AvatarKit:Aws:ContentGuard</c> where there is one.</summary>
/// <remarks>Each text costs what the guardrail's policies cost: its text units are in the turn's bill
/// (<c>bedrock/guardrail/content-unit</c>, <c>topic-unit</c>, <c>sensitive-information-unit</c>, <c>word-unit</c>, <c>grounding-unit</c>),
/// at the prices of the price book; where it knows none, the cost is unknown. It is called with the profile and endpoint of
/// <see cref="BedrockOptions"/>.</remarks>
public sealed class BedrockContentGuardOptions
{
    /// <summary>The guardrail's id or ARN.</summary>
    /// <value>No default: it must be set.</value>
    [SettingRequired]
    public string Id { get; set; } = "";

    /// <summary>Its version: a number, or <c>DRAFT</c>.</summary>
    /// <value>Default <c>DRAFT</c>.</value>
    [SettingRequired]
    public string Version { get; set; } = "DRAFT";

    /// <summary>The region of the guardrail.</summary>
    /// <value>Default <see langword="null"/>: that of the models (<see cref="BedrockOptions.Region"/>).</value>
    public string? Region { get; set; }

    /// <summary>Whether messages are looked at, as <c>INPUT</c>.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Messages { get; set; } = true;

    /// <summary>Whether sentences of answers are looked at, as <c>OUTPUT</c>.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Answers { get; set; } = true;

    /// <summary>Whether passages and tools' results are looked at, as <c>INPUT</c>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Material { get; set; }
}
