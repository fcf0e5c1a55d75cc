namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeAssetStore"/>.</summary>
/// <param name="Operation">What was called.</param>
public sealed record FakeAssetStoreCall(AssetStoreOperation Operation)
{
    /// <summary>The asset, for operations on one.</summary>
    public string? Id { get; init; }

    /// <summary>The owner, where one was given.</summary>
    public string? Owner { get; init; }

    /// <summary>The media type, where one was given.</summary>
    public string? ContentType { get; init; }
}
