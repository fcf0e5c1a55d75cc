using System.ComponentModel.DataAnnotations;

namespace AvatarKit.Aws;

/// <summary>How portraits are made on Bedrock.</summary>
public sealed class BedrockPortraitOptions
{
    /// <summary>The model. Nova Canvas is called in its own language; any other is asked through Converse and must
    /// answer with pictures, as Nova 2 Omni does.</summary>
    /// <remarks>AWS ended Nova Canvas on 2026-09-30: accounts without an extension name another model here, or in
    /// <see cref="FallbackModelId"/>.</remarks>
    /// <value>Default <c>amazon.nova-canvas-v1:0</c>.</value>
    [SettingRequired]
    public string ModelId { get; set; } = "amazon.nova-canvas-v1:0";

    /// <summary>The model that takes over where <see cref="ModelId"/> is retired or may not be called.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? FallbackModelId { get; set; }

    /// <summary>The region of the models.</summary>
    /// <value>Default <see langword="null"/>: <see cref="BedrockOptions.Region"/>.</value>
    public string? Region { get; set; }

    /// <summary>Nova Canvas's quality: <c>standard</c>, or the dearer <c>premium</c>.</summary>
    /// <value>Default <c>standard</c>.</value>
    [AllowedValues("standard", "premium")]
    public string Quality { get; set; } = "standard";

    /// <summary>How closely Nova Canvas keeps to the description.</summary>
    /// <value>Default <see langword="null"/>: the model's own, 6.5.</value>
    [SettingRange(1.1, 10.0)]
    public double? PromptStrength { get; set; }
}
