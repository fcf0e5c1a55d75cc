using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Encrypts the bytes of assets before they reach the store it wraps, and decrypts them as they are read. Thread-safe.</summary>
/// <remarks>
/// <para>The bytes are bound to their owner and media type. They are encrypted in chunks of 64 KiB: memory is bounded, and a stream that can seek
/// still can. Owners, media types, times and metadata are not encrypted.</para>
/// <para>There are no URLs: who follows one would get encrypted bytes. Serve assets through the host, as AvatarKit.AspNetCore does.
/// What was stored before encryption was switched on is still read, and has its URLs, unless
/// <see cref="EncryptionOptions.AllowPlaintext"/> is off. What cannot be read is a <see cref="StorageException"/>,
/// <c>encryption.unreadable</c>.</para>
/// </remarks>
public sealed class EncryptedAssetStore : DelegatingAssetStore
{
    private readonly EncryptionKeys keys;
    private readonly bool allowPlaintext;

    /// <summary>Wraps a store, which has to keep metadata.</summary>
    /// <param name="inner">The store.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="options">Whether what is not encrypted can be read; <see langword="null"/>: the defaults.</param>
    public EncryptedAssetStore(IAssetStore inner, EncryptionKeys keys, IOptions<EncryptionOptions>? options = null)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(keys);
        this.keys = keys;
        allowPlaintext = (options?.Value ?? new EncryptionOptions()).AllowPlaintext;
    }

    /// <inheritdoc/>
    public override async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        AssetUpload.ThrowIfInvalid(upload);
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        if (upload.Metadata?.ContainsKey(SealedAssetFormat.MetadataName) is true)
        {
            throw new ArgumentException($"The name {SealedAssetFormat.MetadataName} in an asset's metadata is AvatarKit's own.", nameof(upload));
        }

        DataKey key = await keys.GetCurrentAsync(OwnerOf(upload.Owner), cancellationToken).ConfigureAwait(false);
        var metadata = new Dictionary<string, string>(upload.Metadata ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [SealedAssetFormat.MetadataName] = "1",
        };
        using var encrypted = new SealingStream(content, key, upload.Owner, upload.ContentType);
        AssetInfo stored = await Inner.PutAsync(upload with { Metadata = metadata }, encrypted, cancellationToken).ConfigureAwait(false);
        return Shown(stored);
    }

    /// <inheritdoc/>
    public override async ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => await Inner.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } stored ? Shown(stored) : null;

    /// <inheritdoc/>
    public override async ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        AssetInfo? stored = await Inner.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            return null;
        }

        bool isSealed = IsSealed(stored);
        if (!isSealed && !allowPlaintext)
        {
            throw SealedText.Unreadable("it is not encrypted, and EncryptionOptions.AllowPlaintext is off", null);
        }

        Stream? content = await Inner.OpenAsync(id, cancellationToken).ConfigureAwait(false);
        return content is null || !isSealed ? content : await UnsealAsync(stored, content, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => await Inner.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } stored && !IsSealed(stored)
            ? await Inner.GetUrlAsync(id, validFor, cancellationToken).ConfigureAwait(false)
            : null;

    private static DataKeyOwner OwnerOf(AssetOwner owner) => new(owner.TenantId, owner.UserId);

    private static bool IsSealed(AssetInfo stored) => stored.Metadata?.ContainsKey(SealedAssetFormat.MetadataName) is true;

    private static AssetInfo Shown(AssetInfo stored)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        Dictionary<string, string> metadata = stored.Metadata!
            .Where(static entry => entry.Key != SealedAssetFormat.MetadataName)
            .ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
        return stored with
        {
            Length = SealedAssetFormat.PlainLength(stored.Length), Metadata = metadata.Count == 0 ? null : metadata.AsReadOnly(),
        };
    }

    private async ValueTask<Stream> UnsealAsync(AssetInfo stored, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            byte[] header = new byte[SealedAssetFormat.HeaderBytes];
            await content.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
            DataKey key = await keys.GetAsync(OwnerOf(stored.Owner), SealedAssetFormat.KeyIdOf(header), cancellationToken).ConfigureAwait(false);
            return new UnsealingStream(
                content, key, header, stored.Owner, stored.ContentType, SealedAssetFormat.PlainLength(stored.Length));
        }
        catch (Exception exception)
        {
            await content.DisposeAsync().ConfigureAwait(false);
            if (exception is EndOfStreamException)
            {
                throw SealedText.Unreadable("its beginning is missing", exception);
            }

            throw;
        }
    }
}
