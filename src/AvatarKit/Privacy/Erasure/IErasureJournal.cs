namespace AvatarKit;

/// <summary>Keeps how far erasures have come, so that one that broke off is known, and goes on where it was.</summary>
/// <remarks>Implementations are safe for concurrent use, and every write is atomic. A journal that fails keeps nothing from being erased.</remarks>
public interface IErasureJournal
{
    /// <summary>Finds an erasure that is not finished.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How far it has come; <see langword="null"/>: there is none.</returns>
    ValueTask<ErasureProgress?> FindAsync(AssetOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Keeps how far an erasure has come, in place of what was known.</summary>
    /// <param name="progress">How far.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask SaveAsync(ErasureProgress progress, CancellationToken cancellationToken = default);

    /// <summary>Forgets an erasure: it is finished.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask RemoveAsync(AssetOwner owner, CancellationToken cancellationToken = default);

    /// <summary>Lists the erasures that are not finished, the oldest first: erase them again.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>How far each has come.</returns>
    IAsyncEnumerable<ErasureProgress> ReadAsync(CancellationToken cancellationToken = default);
}
