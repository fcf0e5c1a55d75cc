namespace AvatarKit;

/// <summary>Keeps the keys that encrypt data keys: a key management service, or a file that only the host can read.</summary>
/// <remarks>Thread-safe. What a key was wrapped for has to be said again when it is unwrapped: another owner or id is refused.
/// Failures are <see cref="StorageException"/>: <c>encryption.unreadable</c> where a key does not fit or is gone.</remarks>
public interface IKeyRing
{
    /// <summary>Says which key wraps what is made now.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Its id.</returns>
    ValueTask<string> GetCurrentKeyIdAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a data key of 256 bits.</summary>
    /// <param name="owner">Whose data it will encrypt.</param>
    /// <param name="dataKeyId">Its id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The key, and as it may be stored.</returns>
    ValueTask<NewDataKey> CreateAsync(DataKeyOwner owner, string dataKeyId, CancellationToken cancellationToken = default);

    /// <summary>Unwraps a data key.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="key">The key as it is stored.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The key itself, 32 bytes.</returns>
    ValueTask<byte[]> UnwrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default);

    /// <summary>Wraps a data key anew, with the current key.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="key">The key as it is stored.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The key as it is to be stored.</returns>
    ValueTask<WrappedDataKey> RewrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default);
}
