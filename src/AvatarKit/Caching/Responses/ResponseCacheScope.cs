namespace AvatarKit;

/// <summary>All that decides an answer besides the question. Between two scopes that differ in anything, no answer is shared.</summary>
public sealed record ResponseCacheScope
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The locale the answer is in.</summary>
    public required string Locale { get; init; }

    /// <summary>The avatar.</summary>
    /// <value>Default <see langword="null"/>: the default avatar.</value>
    public string? AvatarId { get; init; }

    /// <summary>Stands for what the avatar is told to be: another after a change of its profile.</summary>
    /// <value>Default <see langword="null"/>: not known.</value>
    public string? AvatarVersion { get; init; }

    /// <summary>Stands for what the avatar knows: <see cref="IKnowledgeVersion.Version"/>.</summary>
    /// <value>Default <see langword="null"/>: not known, or no knowledge base.</value>
    public string? KnowledgeVersion { get; init; }

    /// <summary>Stands for which models may answer: the tier that was asked for, or the tiers a router chooses from.</summary>
    /// <value>Default <see langword="null"/>: any.</value>
    public string? Route { get; init; }

    /// <summary>Stands for the rest of the request: its options for the model, its tags.</summary>
    /// <value>Default <see langword="null"/>: nothing.</value>
    public string? Request { get; init; }

    /// <summary>The host's own: <see cref="ResponseCacheOptions.Partition"/>.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? Partition { get; init; }

    /// <summary>The key of the scope: the same for the same values on every machine.</summary>
    /// <returns>The SHA-256 of all values.</returns>
    public string ToHash()
        => CacheHash.Of([TenantId, Locale, AvatarId, AvatarVersion, KnowledgeVersion, Route, Request, Partition]);

    /// <summary>The scope without the host's own part, which may name a person.</summary>
    /// <returns>Avatar and locale.</returns>
    public override string ToString() => $"ResponseCacheScope {{ AvatarId = {AvatarId}, Locale = {Locale} }}";
}
