namespace AvatarKit;

/// <summary>How far an erasure has come that is not finished.</summary>
public sealed record ErasureProgress
{
    /// <summary>The erasure's id, which its receipt has, too.</summary>
    public required string Id { get; init; }

    /// <summary>Whose data is erased.</summary>
    public required AssetOwner Owner { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How many times it was called.</summary>
    /// <value>Default 1.</value>
    public int Attempts { get; init; } = 1;

    /// <summary>What was done until now.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<ErasedPart> Parts { get; init; } = [];

    /// <summary>The same, with a part as it is now.</summary>
    internal ErasureProgress With(string part, int erased, bool isVerified)
    {
        ErasedPart? known = Parts.FirstOrDefault(known => known.Name == part);
        var now = new ErasedPart(part, (known?.Count ?? 0) + erased, isVerified);
        return this with { Parts = known is null ? [.. Parts, now] : [.. Parts.Select(other => other == known ? now : other)] };
    }
}
