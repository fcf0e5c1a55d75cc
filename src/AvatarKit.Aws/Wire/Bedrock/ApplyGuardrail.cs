using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Has a guardrail look at a text, without a model.</summary>
internal sealed class ApplyGuardrailRequest : RestRequest
{
    [JsonIgnore]
    public string GuardrailIdentifier { get; set; } = "";

    [JsonIgnore]
    public string GuardrailVersion { get; set; } = "";

    /// <summary><c>INPUT</c> or <c>OUTPUT</c>.</summary>
    public string Source { get; set; } = "";

    public List<GuardrailContentBlock> Content { get; set; } = [];

    internal override void WriteTo(IRequest request)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply";
        request.AddPathResource("{guardrailIdentifier}", GuardrailIdentifier);
        request.AddPathResource("{guardrailVersion}", GuardrailVersion);
        request.Headers["Content-Type"] = "application/json";
        request.Content = JsonSerializer.SerializeToUtf8Bytes(this, BedrockJsonContext.Default.ApplyGuardrailRequest);
    }
}

internal sealed class GuardrailContentBlock
{
    public GuardrailTextBlock? Text { get; set; }
}

internal sealed class GuardrailTextBlock
{
    public string Text { get; set; } = "";
}

/// <summary>What the guardrail found. Of a finding only its kind and action are read: the rest quotes what was said.</summary>
internal sealed class ApplyGuardrailResponse : AmazonWebServiceResponse
{
    public string? Action { get; set; }

    public List<GuardrailOutputContent>? Outputs { get; set; }

    public List<GuardrailAssessment>? Assessments { get; set; }

    public GuardrailUsage? Usage { get; set; }
}

/// <summary>How many text units, of 1,000 characters, each policy was charged for.</summary>
internal sealed class GuardrailUsage
{
    public int? TopicPolicyUnits { get; set; }

    public int? ContentPolicyUnits { get; set; }

    public int? WordPolicyUnits { get; set; }

    public int? SensitiveInformationPolicyUnits { get; set; }

    public int? ContextualGroundingPolicyUnits { get; set; }
}

internal sealed class GuardrailOutputContent
{
    public string? Text { get; set; }
}

internal sealed class GuardrailAssessment
{
    public GuardrailPolicyAssessment? TopicPolicy { get; set; }

    public GuardrailPolicyAssessment? ContentPolicy { get; set; }

    public GuardrailPolicyAssessment? WordPolicy { get; set; }

    public GuardrailPolicyAssessment? SensitiveInformationPolicy { get; set; }

    public GuardrailPolicyAssessment? ContextualGroundingPolicy { get; set; }
}

/// <summary>The lists that the policies have, under their names.</summary>
internal sealed class GuardrailPolicyAssessment
{
    public List<GuardrailFinding>? Topics { get; set; }

    public List<GuardrailFinding>? Filters { get; set; }

    public List<GuardrailFinding>? CustomWords { get; set; }

    public List<GuardrailFinding>? ManagedWordLists { get; set; }

    public List<GuardrailFinding>? PiiEntities { get; set; }

    public List<GuardrailFinding>? Regexes { get; set; }
}

internal sealed class GuardrailFinding
{
    public string? Type { get; set; }

    public string? Action { get; set; }
}
