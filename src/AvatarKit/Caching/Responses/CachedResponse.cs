namespace AvatarKit;

/// <summary>An answer as it is kept.</summary>
public sealed record CachedResponse
{
    /// <summary>The answer as the model wrote it, with its cues.</summary>
    public required string Text { get; init; }

    /// <summary>The tier that answered, and why that one.</summary>
    public ModelRoute? Route { get; init; }

    /// <summary>The model that answered, if known.</summary>
    public string? ModelId { get; init; }

    /// <summary>What its models cost, in USD: what a turn saves that is given it (<see cref="TurnCost.SavedUsd"/>).</summary>
    /// <value>Default <see langword="null"/>: it is not known.</value>
    public decimal? ModelUsd { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    /// <summary>The tags of the turn it was made in.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it says that the avatar does not know: kept for <see cref="ResponseCacheOptions.NotKnownExpiration"/> only.</summary>
    public bool IsNotKnown { get; init; }

    /// <summary>The answer without its text.</summary>
    /// <returns>Tier and model.</returns>
    public override string ToString() => $"CachedResponse {{ Tier = {Route?.Tier}, ModelId = {ModelId} }}";
}
