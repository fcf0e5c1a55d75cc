namespace AvatarKit;

/// <summary>What several turns cost together. A part whose price is unknown for some of them is not their total: then <see cref="TotalUsd"/>
/// is <see langword="null"/>, and <see cref="KnownUsd"/> the part that is known.</summary>
public sealed record CostSum
{
    /// <summary>No turns.</summary>
    public static CostSum Nothing { get; } = new();

    /// <summary>How many turns.</summary>
    public long Turns { get; init; }

    /// <summary>How many of them cost something that has no price.</summary>
    public long UnpricedTurns { get; init; }

    /// <summary>Models, in USD, as far as it is known.</summary>
    public decimal ModelUsd { get; init; }

    /// <summary>Speech, in USD, as far as it is known.</summary>
    public decimal SpeechUsd { get; init; }

    /// <summary>Stores and other services, in USD, as far as it is known.</summary>
    public decimal ResourcesUsd { get; init; }

    /// <summary>What caches saved, in USD, as far as it is known; it is no part of the cost.</summary>
    public decimal SavedUsd { get; init; }

    /// <summary>Tokens sent to models.</summary>
    public long InputTokens { get; init; }

    /// <summary>Of those, tokens that providers read from caches of their own.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens that models wrote.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Characters paid to voices.</summary>
    public long SpeechCharacters { get; init; }

    /// <summary>Everything that has a price, in USD.</summary>
    public decimal KnownUsd => ModelUsd + SpeechUsd + ResourcesUsd;

    /// <summary>Everything, in USD; <see langword="null"/> where some of it has no price.</summary>
    public decimal? TotalUsd => UnpricedTurns > 0 ? null : KnownUsd;

    /// <summary>One turn more.</summary>
    /// <param name="entry">The turn.</param>
    /// <returns>The sum with it.</returns>
    public CostSum Plus(CostEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (TurnUsage usage, TurnCost cost) = (entry.Usage, entry.Cost);
        return new CostSum
        {
            Turns = Turns + 1,
            UnpricedTurns = UnpricedTurns + (cost.TotalUsd is null ? 1 : 0),
            ModelUsd = ModelUsd + (cost.ModelUsd ?? 0),
            SpeechUsd = SpeechUsd + (cost.SpeechUsd ?? 0),
            ResourcesUsd = ResourcesUsd + (cost.ResourcesUsd ?? 0),
            SavedUsd = SavedUsd + (cost.SavedUsd ?? 0),
            InputTokens = InputTokens + usage.InputTokens,
            CachedInputTokens = CachedInputTokens + usage.CachedInputTokens,
            OutputTokens = OutputTokens + usage.OutputTokens,
            SpeechCharacters = SpeechCharacters + usage.SpeechCharacters,
        };
    }

    /// <summary>The turns of another sum as well.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Both together.</returns>
    public CostSum Plus(CostSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CostSum
        {
            Turns = Turns + other.Turns,
            UnpricedTurns = UnpricedTurns + other.UnpricedTurns,
            ModelUsd = ModelUsd + other.ModelUsd,
            SpeechUsd = SpeechUsd + other.SpeechUsd,
            ResourcesUsd = ResourcesUsd + other.ResourcesUsd,
            SavedUsd = SavedUsd + other.SavedUsd,
            InputTokens = InputTokens + other.InputTokens,
            CachedInputTokens = CachedInputTokens + other.CachedInputTokens,
            OutputTokens = OutputTokens + other.OutputTokens,
            SpeechCharacters = SpeechCharacters + other.SpeechCharacters,
        };
    }
}
