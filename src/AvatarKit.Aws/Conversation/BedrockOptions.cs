using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace AvatarKit.Aws;

/// <summary>How models on Bedrock are called. Validated when the host starts; read from the section
/// <c>AvatarKit:Aws:Bedrock</c> where there is one.</summary>
public sealed class BedrockOptions
{
    /// <summary>The region of the models, for example <c>eu-central-1</c>.</summary>
    /// <value>Default <see langword="null"/>: <c>AWS_REGION</c>, else the region of the profile in use.</value>
    public string? Region { get; set; }

    /// <summary>The profile of the shared AWS configuration whose credentials and region are used.</summary>
    /// <value>Default <see langword="null"/>: the SDK's own choice.</value>
    public string? Profile { get; set; }

    /// <summary>The endpoint to call.</summary>
    /// <value>Default <see langword="null"/>: <c>AWS_ENDPOINT_URL_BEDROCK_RUNTIME</c>, <c>AWS_ENDPOINT_URL</c>, or the region's.</value>
    public string? ServiceUrl { get; set; }

    /// <summary>The models by tier.</summary>
    /// <value>
    /// Default: <c>lite</c> is <c>amazon.nova-lite-v1:0</c>, <c>pro</c> <c>amazon.nova-pro-v1:0</c> and <c>premier</c>
    /// <c>amazon.nova-premier-v1:0</c>. AWS ended Nova Premier on 2026-09-14: where it is no longer served, the tier's fallback, <c>pro</c>,
    /// answers. Its successors are called through inference profiles, for example <c>us.amazon.nova-2-lite-v1:0</c>.
    /// </value>
    public IDictionary<string, BedrockTierOptions> Tiers { get; } = new Dictionary<string, BedrockTierOptions>(StringComparer.OrdinalIgnoreCase)
    {
        ["lite"] = new() { ModelId = "amazon.nova-lite-v1:0" },
        ["pro"] = new() { ModelId = "amazon.nova-pro-v1:0" },
        ["premier"] = new() { ModelId = "amazon.nova-premier-v1:0" },
    };

    /// <summary>What is put before model ids that name no inference profile: <c>us</c>, <c>eu</c>, <c>apac</c> or <c>global</c>.</summary>
    /// <remarks>An ARN, and an id that has such a prefix already, stay as they are. Which profiles a region
    /// has is AWS's to say, so none is guessed.</remarks>
    /// <value>Default <see langword="null"/>: ids are used as they stand.</value>
    [RegularExpression("^[a-z][a-z-]{0,15}$")]
    public string? InferenceProfilePrefix { get; set; }

    /// <summary>What differs in some of the regions of <see cref="RegionOptions.Active"/>, by their names.</summary>
    /// <value>Default: nothing.</value>
    public IDictionary<string, BedrockRegionOptions> Regions { get; } =
        new Dictionary<string, BedrockRegionOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The longest answer, in tokens, where a call names none.</summary>
    /// <value>Default <see langword="null"/>: the model's own.</value>
    [SettingRange(1, 1_000_000)]
    public int? MaxTokens { get; set; }

    /// <summary>How freely words are chosen, where a call does not say.</summary>
    /// <value>Default <see langword="null"/>: the model's own; Nova's is 0.7.</value>
    [SettingRange(0.0, 1.0)]
    public float? Temperature { get; set; }

    /// <summary>The share of likely words that are considered, where a call does not say.</summary>
    /// <value>Default <see langword="null"/>: the model's own; Nova's is 0.9.</value>
    [SettingRange(0.0, 1.0)]
    public float? TopP { get; set; }

    /// <summary>Whether what stands first in every prompt, the instructions and the tools, is marked for the provider's prompt cache.</summary>
    /// <remarks>Cached tokens cost a quarter with Nova, and answers begin sooner; prompts under about 1,000 tokens are never cached. A model
    /// without a prompt cache refuses the mark.</remarks>
    /// <value>Default <see langword="false"/>.</value>
    public bool PromptCaching { get; set; }

    /// <summary>The guardrail that reads along.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    [ValidateObjectMembers]
    public BedrockGuardrailOptions? Guardrail { get; set; }

    /// <summary>In which order and at which price calls are served: <c>default</c>, <c>priority</c>, <c>flex</c> or <c>reserved</c>.</summary>
    /// <value>Default <see langword="null"/>: not said, which AWS takes for <c>default</c>.</value>
    [AllowedValues(null, "default", "priority", "flex", "reserved")]
    public string? ServiceTier { get; set; }

    /// <summary><c>optimized</c> asks for faster answers from models that offer it, at their higher price; <c>standard</c> does not.</summary>
    /// <value>Default <see langword="null"/>: not said, which AWS takes for <c>standard</c>.</value>
    [AllowedValues(null, "standard", "optimized")]
    public string? Latency { get; set; }

    /// <summary>How portraits are made.</summary>
    [ValidateObjectMembers]
    public BedrockPortraitOptions Portraits { get; set; } = new();

    /// <summary>How long a model that is retired, or that these credentials may not call, is left alone: its
    /// calls fail at once and the fallback answers.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan UnavailableModelPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether AWS is told the trace of each call: <see cref="AwsOptions.PropagateTrace"/>.</summary>
    internal bool PropagatesTrace { get; set; }
}
