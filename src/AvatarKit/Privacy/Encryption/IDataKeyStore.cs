namespace AvatarKit;

/// <summary>Keeps each person's data keys, wrapped. Without its key, what is stored of a person cannot be read any more: deleting the keys
/// erases it, backups too.</summary>
/// <remarks>Implementations are safe for concurrent use, also by several processes on the same medium where it is shared, and every write is
/// atomic. Failures of the medium are <see cref="StorageException"/>. Keep it at least as durable as the conversations, and out of their
/// backups.</remarks>
public interface IDataKeyStore
{
    /// <summary>Finds a person's keys.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The keys, the newest last; none where the person has none.</returns>
    ValueTask<IReadOnlyList<WrappedDataKey>> FindAsync(DataKeyOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Adds a person's newest key, unless another process was quicker.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="key">The key.</param>
    /// <param name="expectedCount">How many keys the caller has seen. With another number nothing is added.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The keys as they are now, the newest last.</returns>
    ValueTask<IReadOnlyList<WrappedDataKey>> AddAsync(
        DataKeyOwner owner, WrappedDataKey key, int expectedCount, CancellationToken cancellationToken = default);

    /// <summary>Replaces a key by the same, wrapped anew. One that is not there stays gone.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> ReplaceAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default);

    /// <summary>Deletes a person's keys for good.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether there were any.</returns>
    ValueTask<bool> DeleteAsync(DataKeyOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Lists everybody who has keys.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The owners, in no order. One who comes or goes meanwhile may be among them.</returns>
    IAsyncEnumerable<DataKeyOwner> ListAsync(CancellationToken cancellationToken = default);
}
