namespace AvatarKit;

/// <summary>How something is kept in a shared cache.</summary>
public sealed record SharedCacheWrite
{
    /// <summary>It is kept this long.</summary>
    public required TimeSpan Expiration { get; init; }

    /// <summary>Where removals stood when it was begun: <see cref="SharedCacheEntry.Moment"/>.</summary>
    public required string Begun { get; init; }

    /// <summary>What it can be removed by besides its key.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether other processes are told that it is there.</summary>
    /// <value>Default <see langword="false"/>: they find it by its key.</value>
    public bool IsAnnounced { get; init; }
}
