namespace AvatarKit;

/// <summary>What a model costs.</summary>
/// <param name="InputPerMillionTokens">USD per million input tokens.</param>
/// <param name="OutputPerMillionTokens">USD per million output tokens.</param>
public sealed record ModelPrice(decimal InputPerMillionTokens, decimal OutputPerMillionTokens)
{
    /// <summary>USD per million input tokens read from the provider's own cache; <see langword="null"/>: as other input.</summary>
    public decimal? CachedInputPerMillionTokens { get; init; }
}
