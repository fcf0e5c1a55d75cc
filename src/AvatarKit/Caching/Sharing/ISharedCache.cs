namespace AvatarKit;

/// <summary>What the processes of an application share behind their own memories: what is kept, who is making what, and what was removed.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, hold none of their callers for long, and throw only where it is said: what is shared may be gone
/// at any moment, and turns go on without it. Keys and labels have nothing of anybody's words in them; they are not empty, have no spaces and are
/// at most 200 characters of ASCII. Where one is registered, the response cache and the speech cache use it in place of an <c>IDistributedCache</c>.
/// </remarks>
public interface ISharedCache
{
    /// <summary>Reads what is kept under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is there, and where removals stand; <see langword="null"/>: it does not answer.</returns>
    ValueTask<SharedCacheEntry?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps something in place of what was there, unless anything was removed since it was begun.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What is kept.</param>
    /// <param name="write">For how long, under which labels, and when it was begun.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether it is kept.</returns>
    ValueTask<bool> SetAsync(string key, ReadOnlyMemory<byte> value, SharedCacheWrite write, CancellationToken cancellationToken = default);

    /// <summary>Removes what is kept under a key, and all that has a label of that name, and tells every process.</summary>
    /// <param name="keyOrLabel">The key or label.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when it is gone.</returns>
    /// <exception cref="StorageException">It does not answer: nothing may be gone. Repeat the call.</exception>
    ValueTask RemoveAsync(string keyOrLabel, CancellationToken cancellationToken = default);

    /// <summary>Takes the right to make something, if no other process has it.</summary>
    /// <param name="name">What is made: the key it will be kept under.</param>
    /// <param name="holder">Names the caller: another for each attempt of each process.</param>
    /// <param name="time">The right ends by itself after this time, for its holder may have died.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether the caller has it.</returns>
    ValueTask<SharedLeaseState> TryLeaseAsync(string name, string holder, TimeSpan time, CancellationToken cancellationToken = default);

    /// <summary>Gives the right back, where the caller still has it.</summary>
    /// <param name="name">What was made.</param>
    /// <param name="holder">The caller.</param>
    /// <param name="isDeclined">Whether what was made is not for others: who waits for it then makes their own at once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when others may have it.</returns>
    ValueTask ReleaseAsync(string name, string holder, bool isDeclined, CancellationToken cancellationToken = default);

    /// <summary>Tells of what other processes keep and remove, in that order, from now on; and, first of all, of what is there already.</summary>
    /// <param name="onChanges">Is told. One call at a time; what it throws is ignored.</param>
    /// <returns>Ends it when disposed of.</returns>
    IDisposable Subscribe(Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges);

    /// <summary>Finds what is behind wrappers: the cache itself, one that it wraps, or another object that it offers.</summary>
    /// <param name="serviceType">The type asked for.</param>
    /// <param name="serviceKey">Tells several of a type apart; <see langword="null"/>: the one without a key.</param>
    /// <returns>This cache where it is of that type and no key is asked for; else <see langword="null"/>, unless the implementation has more.
    /// The caller does not own it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceType"/> is <see langword="null"/>.</exception>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
