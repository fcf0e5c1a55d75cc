using Microsoft.Extensions.AI;

namespace AvatarKit;

internal static class ModelUsage
{
    /// <summary>Adds what a model call used: as the provider reported it, else as estimated from the texts.</summary>
    public static void Add(
        CostMeter meter, string? modelId, UsageDetails? reported, IEnumerable<ChatMessage> prompt, string answer, ITokenCounter tokens)
    {
        if (reported is { InputTokenCount: not null, OutputTokenCount: not null })
        {
            AddReported(meter, modelId, reported);
        }
        else
        {
            meter.AddModelCall(modelId, Count(prompt, tokens), 0, tokens.Count(answer), estimated: true);
        }
    }

    /// <summary>Adds what an answer used that was cut off: what was reported until then as it stands, and an estimate of what came after.</summary>
    public static void AddCut(
        CostMeter meter, string? modelId, UsageDetails? reported, UnreportedUsage answer, IEnumerable<ChatMessage> prompt, ITokenCounter tokens)
    {
        if (reported is not null)
        {
            AddReported(meter, modelId, reported);
        }

        meter.AddModelCall(modelId, answer.Read(() => Count(prompt, tokens)), 0, tokens.Count(answer.Rest), estimated: true);
    }

    private static void AddReported(CostMeter meter, string? modelId, UsageDetails reported) => meter.AddModelCall(
        modelId,
        Math.Max(0, reported.InputTokenCount ?? 0),
        Math.Max(0, reported.CachedInputTokenCount ?? 0),
        Math.Max(0, reported.OutputTokenCount ?? 0),
        estimated: false);

    /// <summary>How many tokens a prompt has.</summary>
    public static long Count(IEnumerable<ChatMessage> prompt, ITokenCounter tokens) => prompt.Sum(message => (long)tokens.Count(message.Text));
}
