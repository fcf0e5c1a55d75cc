namespace AvatarKit.Testing;

/// <summary>The operations of an <see cref="IAssetStore"/>.</summary>
public enum AssetStoreOperation
{
    /// <summary><see cref="IAssetStore.PutAsync"/>.</summary>
    Put,

    /// <summary><see cref="IAssetStore.FindAsync"/>.</summary>
    Find,

    /// <summary><see cref="IAssetStore.OpenAsync"/>.</summary>
    Open,

    /// <summary><see cref="IAssetStore.GetUrlAsync"/>.</summary>
    GetUrl,

    /// <summary><see cref="IAssetStore.DeleteAsync"/>.</summary>
    Delete,

    /// <summary><see cref="IAssetStore.DeleteByOwnerAsync"/>.</summary>
    DeleteByOwner,

    /// <summary><see cref="IAssetStore.ListByOwnerAsync"/>.</summary>
    ListByOwner,
}
