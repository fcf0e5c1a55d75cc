using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>The keys behind encryption at rest: makes them, rotates them and destroys them. Thread-safe.</summary>
public sealed class EncryptionKeys
{
    private readonly IKeyRing ring;
    private readonly IDataKeyStore store;
    private readonly TimeProvider time;
    private readonly DataKeyCache cache;

    /// <summary>Creates them.</summary>
    /// <param name="ring">Wraps data keys.</param>
    /// <param name="store">Keeps data keys.</param>
    /// <param name="options">How long keys are kept in memory; <see langword="null"/>: the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/>: the system's.</param>
    public EncryptionKeys(
        IKeyRing ring, IDataKeyStore store, IOptions<EncryptionOptions>? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(store);
        this.ring = ring;
        this.store = store;
        time = timeProvider ?? TimeProvider.System;
        EncryptionOptions set = options?.Value ?? new EncryptionOptions();
        cache = new DataKeyCache(set.MaxKeys, set.KeyLifetime, time);
    }

    /// <summary>Wraps every data key with the ring's current key that is wrapped with another. What the keys encrypt is not touched.</summary>
    /// <remarks>A call that broke off can be repeated and goes on with what is left. Afterwards the ring's older keys are needed no more.</remarks>
    /// <param name="cancellationToken">Stops the rotation.</param>
    /// <returns>How many were wrapped anew.</returns>
    /// <exception cref="StorageException">A key could not be wrapped anew, or the store failed.</exception>
    public async ValueTask<int> RotateAsync(CancellationToken cancellationToken = default)
    {
        string current = await ring.GetCurrentKeyIdAsync(cancellationToken).ConfigureAwait(false);
        int rotated = 0;
        await foreach (DataKeyOwner owner in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (WrappedDataKey key in await store.FindAsync(owner, cancellationToken).ConfigureAwait(false))
            {
                if (key.RingKeyId != current)
                {
                    WrappedDataKey anew = await ring.RewrapAsync(owner, key, cancellationToken).ConfigureAwait(false);
                    rotated += await store.ReplaceAsync(owner, anew, cancellationToken).ConfigureAwait(false) ? 1 : 0;
                }
            }
        }

        return rotated;
    }

    /// <summary>Destroys a person's keys: what is stored of them, in backups too, cannot be read any more.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether there were any.</returns>
    /// <exception cref="StorageException">The store failed.</exception>
    public async ValueTask<bool> DestroyAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<WrappedDataKey> known = await store.FindAsync(owner, cancellationToken).ConfigureAwait(false);
        bool wereThere = await store.DeleteAsync(owner, cancellationToken).ConfigureAwait(false);
        foreach (WrappedDataKey key in known)
        {
            cache.Remove(key.Id);
        }

        return wereThere;
    }

    internal async ValueTask<bool> HasAnyAsync(DataKeyOwner owner, CancellationToken cancellationToken)
        => (await store.FindAsync(owner, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>The key for what is written now: the newest, or a new one where there is none or the ring has gone on.</summary>
    internal async ValueTask<DataKey> GetCurrentAsync(DataKeyOwner owner, CancellationToken cancellationToken)
    {
        string current = await ring.GetCurrentKeyIdAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<WrappedDataKey> known = await store.FindAsync(owner, cancellationToken).ConfigureAwait(false);
        if (known is [.., { } newest] && newest.RingKeyId == current)
        {
            return await UnwrapAsync(owner, newest, cancellationToken).ConfigureAwait(false);
        }

        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        NewDataKey made = await ring.CreateAsync(owner, id, cancellationToken).ConfigureAwait(false);
        var wrapped = new WrappedDataKey(id, made.RingKeyId, made.Wrapped, time.GetUtcNow());
        IReadOnlyList<WrappedDataKey> now = await store.AddAsync(owner, wrapped, known.Count, cancellationToken).ConfigureAwait(false);
        if (now is not [.., { } last])
        {
            throw SealedText.Unreadable("the person is being erased", null);
        }

        if (last.Id != id)
        {
            return await UnwrapAsync(owner, last, cancellationToken).ConfigureAwait(false);
        }

        var key = new DataKey(id, made.Key);
        cache.Keep(key);
        return key;
    }

    /// <summary>A person's key by its id.</summary>
    /// <exception cref="StorageException">It is not there, or cannot be unwrapped.</exception>
    internal async ValueTask<DataKey> GetAsync(DataKeyOwner owner, string id, CancellationToken cancellationToken)
    {
        IReadOnlyList<WrappedDataKey> known = await store.FindAsync(owner, cancellationToken).ConfigureAwait(false);
        return known.FirstOrDefault(key => key.Id == id) is { } wrapped
            ? await UnwrapAsync(owner, wrapped, cancellationToken).ConfigureAwait(false)
            : throw SealedText.Unreadable("its key is not among the person's", null);
    }

    private async ValueTask<DataKey> UnwrapAsync(DataKeyOwner owner, WrappedDataKey wrapped, CancellationToken cancellationToken)
    {
        if (cache.Find(wrapped.Id) is { } known)
        {
            return known;
        }

        var key = new DataKey(wrapped.Id, await ring.UnwrapAsync(owner, wrapped, cancellationToken).ConfigureAwait(false));
        cache.Keep(key);
        return key;
    }
}
