using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a turn cost in USD. A part whose price is not known is <see langword="null"/>, and so is then the total.</summary>
public sealed record TurnCost
{
    /// <summary>Creates the cost of a turn that used no resources; models and speech are unknown until they are set.</summary>
    public TurnCost()
    {
    }

    // What was stored before resources were counted had used none of any that cost.
    [JsonConstructor]
    internal TurnCost(decimal? resourcesUsd = 0, decimal? savedUsd = 0)
    {
        ResourcesUsd = resourcesUsd;
        SavedUsd = savedUsd;
    }

    /// <summary>Models, summaries included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? ModelUsd { get; init; }

    /// <summary>Speech; 0 when nothing was spoken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? SpeechUsd { get; init; }

    /// <summary>Requests to stores and other services (<see cref="TurnUsage.Resources"/>).</summary>
    /// <value>Default 0: none was used.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? ResourcesUsd { get; init; } = 0;

    /// <summary>What caches saved: those of providers, of speech, of answers. It is no part of the cost.</summary>
    /// <value>Default 0. <see langword="null"/>: something was saved that has no price.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? SavedUsd { get; init; } = 0;

    /// <summary>Everything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? TotalUsd => ModelUsd + SpeechUsd + ResourcesUsd;

    /// <summary>Whether the token counts behind <see cref="ModelUsd"/> are estimates.</summary>
    public bool IsEstimated { get; init; }
}
