using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a turn cost in USD. A part whose price is not known is <see langword="null"/>, and so is then the total.</summary>
public sealed record TurnCost
{
    /// <summary>Models, summaries included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? ModelUsd { get; init; }

    /// <summary>Speech; 0 when nothing was spoken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? SpeechUsd { get; init; }

    /// <summary>Everything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? TotalUsd => ModelUsd + SpeechUsd;

    /// <summary>Whether the token counts behind <see cref="ModelUsd"/> are estimates.</summary>
    public bool IsEstimated { get; init; }
}
