using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>Reports the text units that a guardrail's policies consumed to the turn that is running.</summary>
internal static class GuardrailUnits
{
    public const string Topic = "bedrock/guardrail/topic-unit";
    public const string Content = "bedrock/guardrail/content-unit";
    public const string Word = "bedrock/guardrail/word-unit";
    public const string SensitiveInformation = "bedrock/guardrail/sensitive-information-unit";
    public const string Grounding = "bedrock/guardrail/grounding-unit";

    public static void Report(GuardrailUsage? usage)
    {
        Report(Topic, usage?.TopicPolicyUnits);
        Report(Content, usage?.ContentPolicyUnits);
        Report(Word, usage?.WordPolicyUnits);
        Report(SensitiveInformation, usage?.SensitiveInformationPolicyUnits);
        Report(Grounding, usage?.ContextualGroundingPolicyUnits);
    }

    private static void Report(string resource, int? units)
    {
        if (units is { } counted and > 0)
        {
            ResourceUsage.Report(resource, counted);
        }
    }
}
