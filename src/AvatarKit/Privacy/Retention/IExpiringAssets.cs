namespace AvatarKit;

/// <summary>For asset stores that can delete by age: offer it with <see cref="IAssetStore.GetService"/>.</summary>
/// <remarks>S3 deletes by age itself, with lifecycle rules of the bucket.</remarks>
public interface IExpiringAssets
{
    /// <summary>Deletes people's assets that were stored before a moment. What AvatarKit keeps for all (tenants that begin with
    /// <c>avatarkit:</c>) stays.</summary>
    /// <param name="before">The moment.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the deletion.</param>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StorageException">The medium failed.</exception>
    ValueTask<int> DeleteOlderAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default);
}
