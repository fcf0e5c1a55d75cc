namespace AvatarKit;

/// <summary>What stands behind asset stores.</summary>
public static class AssetStoreExtensions
{
    /// <summary>Finds what stands behind an asset store: itself, or one it wraps.</summary>
    /// <typeparam name="TService">The type that is asked for.</typeparam>
    /// <param name="store">The asset store.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the asset store's; <see langword="null"/>: there is none.</returns>
    public static TService? GetService<TService>(this IAssetStore store, object? serviceKey = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.GetService(typeof(TService), serviceKey) as TService;
    }
}
