namespace AvatarKit;

/// <summary>A model was chosen. Comes again when a fallback takes over.</summary>
public sealed record ModelSelected : AvatarResponseUpdate
{
    /// <summary>Which tier, and why.</summary>
    public required ModelRoute Route { get; init; }

    /// <summary>The model's id, if the tier or its client names one.</summary>
    public string? ModelId { get; init; }
}
