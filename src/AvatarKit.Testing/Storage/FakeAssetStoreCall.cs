namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeAssetStore"/>.</summary>
/// <param name="Operation">What was called.</param>
public sealed record FakeAssetStoreCall(AssetStoreOperation Operation)
{
    /// <summary>The asset, for operations on one.</summary>
    public string? Id { get; init; }

    /// <summary>Whose assets are put or deleted, where that was said.</summary>
    public AssetOwner? Owner { get; init; }

    /// <summary>What was said of the asset to be put.</summary>
    public AssetUpload? Upload { get; init; }
}
