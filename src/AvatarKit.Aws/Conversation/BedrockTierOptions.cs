namespace AvatarKit.Aws;

/// <summary>The model of a tier.</summary>
public sealed class BedrockTierOptions
{
    /// <summary>The id of a model, or the id or ARN of an inference profile.</summary>
    public string ModelId { get; set; } = "";

    /// <summary>The region this tier is called in.</summary>
    /// <value>Default <see langword="null"/>: <see cref="BedrockOptions.Region"/>.</value>
    public string? Region { get; set; }

    /// <summary>The tier that takes over when this one fails before its first token.</summary>
    /// <remarks>Tiers may name each other: in one turn each is tried once.</remarks>
    /// <value>Default <see langword="null"/>: as <see cref="AvatarChatbotOptions.Tiers"/> says, where <c>premier</c> falls back to <c>pro</c>,
    /// and <c>pro</c> and <c>lite</c> to each other.</value>
    public string? Fallback { get; set; }
}
