namespace AvatarKit.Aws;

/// <summary>The models and guardrails that settings name, as ARNs.</summary>
internal static class BedrockResources
{
    public static IReadOnlyList<string> Models(BedrockOptions options, AwsAccount account)
    {
        IEnumerable<(string? Id, string? Region)> named =
        [
            .. options.Tiers.Values.Select(static tier => ((string?)tier.ModelId, tier.Region)),
            (options.Portraits.ModelId, options.Portraits.Region),
            (options.Portraits.FallbackModelId, options.Portraits.Region),
        ];
        return [.. named
            .Where(static model => !string.IsNullOrEmpty(model.Id))
            .SelectMany(model => Model(
                ModelIds.WithProfile(model.Id!, options.InferenceProfilePrefix),
                model.Region ?? options.Region ?? account.Region,
                account))
            .Distinct()];
    }

    public static string Guardrail(string id, BedrockOptions options, AwsAccount account)
        => id.StartsWith("arn:", StringComparison.Ordinal) ? id : account.Arn("bedrock", $"guardrail/{id}", options.Region);

    private static IEnumerable<string> Model(string id, string region, AwsAccount account)
    {
        string partition = AwsAccount.Partition(region);
        if (id.StartsWith("arn:", StringComparison.Ordinal))
        {
            yield return id;
            if (id.Contains("inference-profile/", StringComparison.Ordinal))
            {
                // A profile of one's own does not say which model it stands for.
                yield return $"arn:{partition}:bedrock:*::foundation-model/*";
            }
        }
        else if (ModelIds.ProfileOf(id) is { } profile)
        {
            // A profile hands calls on to its regions, where the model itself must be allowed, too.
            yield return account.Arn("bedrock", $"inference-profile/{id}", region);
            yield return $"arn:{partition}:bedrock:*::foundation-model/{id[(profile.Length + 1)..]}";
        }
        else
        {
            yield return $"arn:{partition}:bedrock:{region}::foundation-model/{id}";
        }
    }
}
