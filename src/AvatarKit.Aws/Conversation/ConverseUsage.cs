using AvatarKit.Aws.Wire.Bedrock;
using Microsoft.Extensions.AI;

namespace AvatarKit.Aws;

internal static class ConverseUsage
{
    /// <summary>The key of <see cref="UsageDetails.AdditionalCounts"/> for tokens that went into the prompt cache.</summary>
    public const string CacheWriteTokens = "CacheWriteInputTokens";

    // Bedrock counts what came from or went into the cache beside the input; here it is part of it.
    public static UsageDetails Read(TokenUsage usage)
    {
        long input = (long)usage.InputTokens + (usage.CacheReadInputTokens ?? 0) + (usage.CacheWriteInputTokens ?? 0);
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = usage.OutputTokens,
            TotalTokenCount = input + usage.OutputTokens,
            CachedInputTokenCount = usage.CacheReadInputTokens,
        };
        if (usage.CacheWriteInputTokens is { } written)
        {
            details.AdditionalCounts = new AdditionalPropertiesDictionary<long> { [CacheWriteTokens] = written };
        }

        return details;
    }
}
