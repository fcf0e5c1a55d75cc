using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;

namespace AvatarKit;

/// <summary>What calls of models report, by the GenAI semantic conventions. Never throws.</summary>
internal static class ModelMetrics
{
    private static readonly Histogram<double> Duration = AvatarTelemetry.Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "GenAI operation duration.", Buckets.ModelSeconds);

    private static readonly Histogram<long> Tokens = AvatarTelemetry.Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", Buckets.Tokens);

    /// <summary>Records a call that is over.</summary>
    /// <param name="tags">What was called: they are not changed.</param>
    /// <param name="taken">How long it took.</param>
    /// <param name="errorType">Why it failed, if it did.</param>
    public static void RecordCall(in TagList tags, TimeSpan taken, string? errorType)
    {
        TagList all = tags;
        if (errorType is not null)
        {
            all.Add(TelemetryNames.ErrorType, errorType);
        }

        Duration.TryRecord(taken.TotalSeconds, all);
    }

    /// <summary>Records what the provider says that a call used. What is only estimated is not recorded.</summary>
    public static void RecordUsage(in TagList tags, UsageDetails? reported)
    {
        Record(tags, "input", reported?.InputTokenCount);
        Record(tags, "output", reported?.OutputTokenCount);
    }

    private static void Record(in TagList tags, string type, long? tokens)
    {
        if (tokens is { } count and >= 0)
        {
            TagList all = tags;
            all.Add("gen_ai.token.type", type);
            Tokens.TryRecord(count, all);
        }
    }
}
