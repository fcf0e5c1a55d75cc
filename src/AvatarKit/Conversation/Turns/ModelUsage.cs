using Microsoft.Extensions.AI;

namespace AvatarKit;

internal static class ModelUsage
{
    /// <summary>Adds what a model call used: as the provider reported it, else as estimated from the texts.</summary>
    public static void Add(CostMeter meter, string? modelId, UsageDetails? reported, IEnumerable<ChatMessage> prompt, string answer, ITokenCounter tokens)
    {
        if (reported is { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            meter.AddModel(modelId, input, reported.CachedInputTokenCount ?? 0, output);
        }
        else
        {
            meter.AddModel(modelId, prompt.Sum(message => tokens.Count(message.Text)), 0, tokens.Count(answer), isEstimated: true);
        }
    }
}
