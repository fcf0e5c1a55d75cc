using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Local;

/// <summary>Wraps data keys with keys that lie in a file, readable by its owner alone (Unix): AES-256-GCM. Thread-safe, also where several
/// processes share the file.</summary>
/// <remarks>The file is created by the first use. Whoever has it can read all that is encrypted: keep it away from the data and its backups, and
/// keep a copy, for without it the data is lost.</remarks>
public sealed class FileKeyRing : IKeyRing
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int MaxFileBytes = 4 * 1024 * 1024;

    private readonly string path;
    private readonly TimeProvider time;

    /// <summary>Creates a ring; the file is touched at first use.</summary>
    /// <param name="path">The file. It is created, with its folder and a first key, where it is missing.</param>
    /// <param name="timeProvider">The clock that dates keys. Default: the system's.</param>
    public FileKeyRing(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Adds a key, which wraps everything from now on. <see cref="EncryptionKeys.RotateAsync"/> then wraps anew what there is.</summary>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The new key's id.</returns>
    /// <exception cref="StorageException">The file cannot be read or written.</exception>
    public async ValueTask<string> AddKeyAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            using FileStream held = await FileLock.AcquireAsync(path + ".lock", "The key ring", time, cancellationToken).ConfigureAwait(false);
            KeyRingFile.RingKey added = NewKey();
            KeyRingFile known = await TryReadAsync(cancellationToken).ConfigureAwait(false) ?? new KeyRingFile([]);
            await PrivateFiles.ReplaceAsync(path, Json(known with { Keys = [.. known.Keys, added] }), cancellationToken).ConfigureAwait(false);
            return added.Id;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string> GetCurrentKeyIdAsync(CancellationToken cancellationToken = default)
        => (await CurrentAsync(cancellationToken).ConfigureAwait(false)).Id;

    /// <inheritdoc/>
    public async ValueTask<NewDataKey> CreateAsync(DataKeyOwner owner, string dataKeyId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataKeyId);
        KeyRingFile.RingKey current = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
        return new NewDataKey(key, current.Id, Wrap(current, key, owner, dataKeyId));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> UnwrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyRingFile? ring = await ReadAsync(cancellationToken).ConfigureAwait(false);
        KeyRingFile.RingKey known = ring?.Keys.FirstOrDefault(other => other.Id == key.RingKeyId)
            ?? throw Unreadable("the key ring has no key of that id", null);
        try
        {
            ReadOnlySpan<byte> whole = key.Bytes;
            if (whole.Length != NonceBytes + KeyBytes + TagBytes)
            {
                throw Unreadable("the wrapped key has another length", null);
            }

            byte[] unwrapped = new byte[KeyBytes];
            using var cipher = new AesGcm(known.Key, TagBytes);
            cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], unwrapped, Bind(known, owner, key.Id));
            return unwrapped;
        }
        catch (CryptographicException exception)
        {
            throw Unreadable("the wrapped key was changed, or is another person's", exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<WrappedDataKey> RewrapAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        byte[] unwrapped = await UnwrapAsync(owner, key, cancellationToken).ConfigureAwait(false);
        KeyRingFile.RingKey current = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        byte[] wrapped = Wrap(current, unwrapped, owner, key.Id);
        CryptographicOperations.ZeroMemory(unwrapped);
        return key with { RingKeyId = current.Id, Bytes = wrapped };
    }

    private static byte[] Wrap(KeyRingFile.RingKey ring, byte[] key, DataKeyOwner owner, string dataKeyId)
    {
        byte[] whole = new byte[NonceBytes + KeyBytes + TagBytes];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(ring.Key, TagBytes);
        cipher.Encrypt(
            whole.AsSpan(0, NonceBytes),
            key,
            whole.AsSpan(NonceBytes, KeyBytes),
            whole.AsSpan(NonceBytes + KeyBytes),
            Bind(ring, owner, dataKeyId));
        return whole;
    }

    // No id of these has a line end in it but the owner's, which stands last.
    private static byte[] Bind(KeyRingFile.RingKey ring, DataKeyOwner owner, string dataKeyId)
        => Encoding.UTF8.GetBytes($"{ring.Id}\n{dataKeyId}\n{owner}");

    private async ValueTask<KeyRingFile.RingKey> CurrentAsync(CancellationToken cancellationToken)
    {
        KeyRingFile ring = await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? await BeginAsync(cancellationToken).ConfigureAwait(false);
        return ring.Keys[^1];
    }

    /// <summary>Makes the first key. Of several that begin at once one makes it and all have it: what another wrapped could never be read.</summary>
    private async ValueTask<KeyRingFile> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            using FileStream held = await FileLock.AcquireAsync(path + ".lock", "The key ring", time, cancellationToken).ConfigureAwait(false);
            if (await TryReadAsync(cancellationToken).ConfigureAwait(false) is { } known)
            {
                return known;
            }

            var begun = new KeyRingFile([NewKey()]);
            await PrivateFiles.ReplaceAsync(path, Json(begun), cancellationToken).ConfigureAwait(false);
            return begun;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    private async ValueTask<KeyRingFile?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    private async ValueTask<KeyRingFile?> TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            KeyRingFile? ring = await PrivateFiles.TryReadAsync(path, MaxFileBytes, cancellationToken).ConfigureAwait(false) is { } json
                ? JsonSerializer.Deserialize(json, LocalPrivacyJsonContext.Default.KeyRingFile)
                : null;
            return ring is null || (ring.Keys is { Count: > 0 } && ring.Keys.All(static key => key is { Id.Length: > 0, Key.Length: KeyBytes }))
                ? ring
                : throw Failed(null);
        }
        catch (JsonException)
        {
            // Its message may quote a key.
            throw Failed(null);
        }
    }

    private KeyRingFile.RingKey NewKey()
        => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), RandomNumberGenerator.GetBytes(KeyBytes), time.GetUtcNow());

    private static byte[] Json(KeyRingFile ring) => JsonSerializer.SerializeToUtf8Bytes(ring, LocalPrivacyJsonContext.Default.KeyRingFile);

    private static StorageException Unreadable(string why, Exception? cause) => new(
        "encryption.unreadable", $"A data key cannot be unwrapped: {why}.", "file", isTransient: false, cause);

    private StorageException Failed(Exception? cause) => new(
        "storage.failed",
        $"The key ring '{Path.GetFileName(path)}' cannot be read or written ({cause?.GetType().Name ?? "it is damaged"}).",
        "file",
        isTransient: false,
        cause)
    {
        Place = path,
    };
}
