using Microsoft.Extensions.AI;

namespace AvatarKit;

internal static class ModelUsage
{
    /// <summary>Adds what a model call used: as the provider reported it, else as estimated from the texts.</summary>
    public static void Add(
        CostMeter meter, string? modelId, UsageDetails? reported, IEnumerable<ChatMessage> prompt, string answer, ITokenCounter tokens)
    {
        if (reported is { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            meter.AddModelCall(modelId, Math.Max(0, input), Math.Max(0, reported.CachedInputTokenCount ?? 0), Math.Max(0, output), estimated: false);
        }
        else
        {
            meter.AddModelCall(modelId, prompt.Sum(message => (long)tokens.Count(message.Text)), 0, tokens.Count(answer), estimated: true);
        }
    }
}
