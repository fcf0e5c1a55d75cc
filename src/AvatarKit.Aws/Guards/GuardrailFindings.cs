using AvatarKit.Aws.Wire.Bedrock;

namespace AvatarKit.Aws;

/// <summary>What a guardrail found, in a word.</summary>
/// <param name="IsBlocked">Whether anything it found is blocked.</param>
/// <param name="IsMasked">Whether anything it found is masked.</param>
/// <param name="Category">Why it is blocked; without that, what is masked.</param>
internal readonly record struct GuardrailFindings(bool IsBlocked, bool IsMasked, GuardCategory Category)
{
    private const string Blocked = "BLOCKED";
    private const string Masked = "ANONYMIZED";

    public static GuardrailFindings Read(IEnumerable<GuardrailAssessment> assessments)
    {
        GuardCategory? category = null;
        bool isMasked = false;
        foreach ((GuardCategory about, GuardrailFinding finding) in assessments.SelectMany(All))
        {
            isMasked |= finding.Action == Masked;
            category ??= finding.Action == Blocked ? about : null;
        }

        return new GuardrailFindings(category is not null, isMasked, category ?? (isMasked ? GuardCategory.PersonalData : GuardCategory.Other));
    }

    private static IEnumerable<(GuardCategory About, GuardrailFinding Finding)> All(GuardrailAssessment assessment) =>
    [
        .. Of(assessment.TopicPolicy?.Topics, static _ => GuardCategory.Topic),
        .. Of(assessment.ContentPolicy?.Filters, static filter => filter.Type == "PROMPT_ATTACK" ? GuardCategory.Injection : GuardCategory.Harm),
        .. Of(assessment.WordPolicy?.CustomWords, static _ => GuardCategory.Topic),
        .. Of(assessment.WordPolicy?.ManagedWordLists, static _ => GuardCategory.Harm),
        .. Of(assessment.SensitiveInformationPolicy?.PiiEntities, static _ => GuardCategory.PersonalData),
        .. Of(assessment.SensitiveInformationPolicy?.Regexes, static _ => GuardCategory.PersonalData),
        .. Of(assessment.ContextualGroundingPolicy?.Filters, static _ => GuardCategory.Grounding),
    ];

    private static IEnumerable<(GuardCategory About, GuardrailFinding Finding)> Of(
        List<GuardrailFinding>? findings, Func<GuardrailFinding, GuardCategory> about)
        => (findings ?? []).Select(finding => (about(finding), finding));
}
