namespace AvatarKit;

/// <summary>A model tier.</summary>
public sealed class ModelTierOptions
{
    /// <summary>The model id passed to the client and looked up in the price book.</summary>
    /// <value>Default <see langword="null"/>: the client's own.</value>
    public string? ModelId { get; set; }

    /// <summary>The tier that takes over when this one fails before its first token.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? Fallback { get; set; }

    /// <summary>The region in which the tier's client answers, where it is not one of <see cref="RegionOptions.Active"/>: for
    /// <see cref="RegionOptions.Allowed"/>.</summary>
    /// <value>Default <see langword="null"/>: not known.</value>
    public string? Region { get; set; }

    /// <summary>Whether the model can be shown the pictures and documents of a request (<see cref="AvatarRequest.Attachments"/>).</summary>
    /// <value>Default <see langword="true"/>. A client that answers from documents of its own, such as AvatarKit.Local's, never is.</value>
    public bool TakesAttachments { get; set; } = true;
}
