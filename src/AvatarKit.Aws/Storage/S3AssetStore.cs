using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Keeps assets in an S3 bucket.</summary>
/// <remarks>
/// <para>An object's key is a prefix and the asset's id: the hash of the person, that of the conversation where there is one, and 160 random bits.
/// No key shows who an owner is (see <see cref="S3AssetOptions.OwnerSecret"/>), and an id that this store cannot have made is not asked for.</para>
/// <para>What is larger than <see cref="S3AssetOptions.PartBytes"/> is uploaded in parts, one of them in memory at a time, from streams of any kind;
/// an upload that fails is aborted. One whose process dies leaves parts that no id leads to: let a lifecycle rule delete incomplete uploads.</para>
/// <para>The bucket is looked at when it is first used: one that is missing is a <see cref="StorageException"/>
/// that names <see cref="S3AssetOptions.Bucket"/>. The store does not repeat calls that failed;
/// it says which could be (<see cref="AvatarKitException.IsTransient"/>). In a bucket that keeps versions, what is deleted stays as an older version
/// until a lifecycle rule removes it.</para>
/// <para>A deletion by owner leaves an empty object under <c>erased/</c> that tells its moment: what is put later, of work that began before,
/// sees it. It matters for a day; let a lifecycle rule delete that prefix after it.</para>
/// <para>Thread-safe. The client stays the caller's; dispose the store to let go of the CloudFront key.</para>
/// </remarks>
public sealed class S3AssetStore : IAssetStore, IDisposable
{
    private static readonly TimeSpan MaxPresigned = TimeSpan.FromDays(7);

    private readonly S3Calls calls;
    private readonly S3Upload uploads;
    private readonly S3Owners owners;
    private readonly S3AssetMetadata metadata;
    private readonly S3Erasures erasures;
    private readonly S3AssetOptions options;
    private readonly TimeProvider time;
    private readonly CloudFrontUrlSigner? signer;

    /// <summary>Creates the store; the bucket is touched at first use.</summary>
    /// <param name="client">The client, with its own retries off (<c>MaxErrorRetry = 0</c>): who calls the store repeats.</param>
    /// <param name="options">Which bucket, and how. Read for as long as the store lives.</param>
    /// <param name="timeProvider">The clock that dates assets and expiries. Default: the system's.</param>
    /// <param name="logger">Where the store reports what its callers need not know.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public S3AssetStore(IAmazonS3 client, S3AssetOptions options, TimeProvider? timeProvider = null, ILogger<S3AssetStore>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Require(new S3AssetOptionsValidator().Validate(null, options), nameof(options));
        this.options = options;
        time = timeProvider ?? TimeProvider.System;
        owners = new S3Owners(options.OwnerSecret);
        metadata = new S3AssetMetadata(owners, options.Bucket);
        calls = new S3Calls(client, options, new S3BucketGuard(client, options));
        erasures = new S3Erasures(calls, owners, options, time);
        uploads = new S3Upload(calls, options, time, QuietLogger.Over(logger));
        signer = options.CloudFrontKeyPairId
            is { } keyPairId ? new CloudFrontUrlSigner(keyPairId, options.CloudFrontPrivateKey!, options.CloudFrontHash) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The upload breaks the rules; its metadata takes with the owner's ids more than S3's 2 KB once it is ASCII;
    /// the ids are together longer than 1,300 bytes in UTF-8; or the media type has characters that no header takes.
    /// </exception>
    public async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        AssetUpload.ThrowIfInvalid(upload);
        S3Owners.Check(upload.Owner);
        ArgumentNullException.ThrowIfNull(content);
        string contentType = upload.ContentType;
        if (contentType.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException("A media type has only printable ASCII characters.", nameof(upload));
        }

        cancellationToken.ThrowIfCancellationRequested();
        string id = S3AssetIds.Create(owners.PrefixOf(upload.Owner), contentType);
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, string> written = metadata.Write(upload.Owner, contentType, now, upload.Metadata);

        // The header must be one that HTTP knows; what the caller said stands in the metadata.
        string header = MediaTypeHeaderValue.TryParse(contentType, out _) ? contentType : "application/octet-stream";
        long length = await uploads.PutAsync(Key(id), content, header, written, cancellationToken).ConfigureAwait(false);
        if (await erasures.CoversAsync(upload.Owner, upload.BegunAt, cancellationToken).ConfigureAwait(false))
        {
            // A deletion that was quicker has left a mark; one that comes now finds the object.
            await calls.DeleteAsync([Key(id)], CancellationToken.None).ConfigureAwait(false);
            throw new ErasedException("s3");
        }

        return new AssetInfo(id, upload.Owner, contentType, length, now) { Metadata = upload.CopyMetadata() };
    }

    /// <inheritdoc/>
    public async ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        if (!S3AssetIds.IsValid(id))
        {
            return null;
        }

        var request = new GetObjectMetadataRequest { BucketName = options.Bucket, Key = Key(id) };
        GetObjectMetadataResponse? found = await calls.FindAsync(
            "GetObject", S3Usage.Get, (client, token) => client.GetObjectMetadataAsync(request, token), cancellationToken).ConfigureAwait(false);
        return found is null ? null : metadata.Read(id, found);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        if (!S3AssetIds.IsValid(id))
        {
            return null;
        }

        var request = new GetObjectRequest { BucketName = options.Bucket, Key = Key(id) };
        GetObjectResponse? found = await calls.FindAsync(
            "GetObject", S3Usage.Get, (client, token) => client.GetObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
        return found?.ResponseStream;
    }

    /// <summary>Makes a URL that opens the asset for a while: presigned for S3, or signed for <see cref="S3AssetOptions.CloudFrontUrl"/>.</summary>
    /// <remarks>
    /// A presigned URL works for 7 days at most, and no longer than the credentials that signed it: those of a role last hours.
    /// A URL to CloudFront works as long as asked for, or for ever where <see cref="S3AssetOptions.CloudFrontKeyPairId"/> is not set.
    /// </remarks>
    /// <param name="id">Its id.</param>
    /// <param name="validFor">How long the URL shall work.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The URL, or <see langword="null"/> when there is none with that id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or more than 7 days for a presigned URL.</exception>
    public async ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validFor, TimeSpan.Zero);
        if (options.CloudFrontUrl is null)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(validFor, MaxPresigned);
        }

        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        DateTimeOffset expiresAt = time.GetUtcNow() + validFor;
        if (options.CloudFrontUrl is { } cloudFront)
        {
            var url = new Uri($"{cloudFront.TrimEnd('/')}/{Key(id)}");
            return signer?.Sign(url, expiresAt) ?? url;
        }

        // A second less, down to whole ones: the SDK rounds up, from a clock that it sets by what AWS answers, and S3 refuses more than 7 days.
        TimeSpan margin = validFor > TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        var second = DateTimeOffset.FromUnixTimeSeconds((expiresAt - margin).ToUnixTimeSeconds());
        return new Uri(await calls.PresignAsync(Key(id), second, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        var request = new DeleteObjectRequest { BucketName = options.Bucket, Key = Key(id) };
        await calls.CallAsync(
            "DeleteObject", null, (client, token) => client.DeleteObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        cancellationToken.ThrowIfCancellationRequested();
        string prefix = Key(owners.PrefixOf(owner));
        await erasures.AddAsync(owner, cancellationToken).ConfigureAwait(false);
        int count = 0;
        string? last = null;
        while (true)
        {
            // From the start each time: what was listed is gone, and S3 lists what is there.
            List<string> keys = await calls.ListAsync(prefix, cancellationToken).ConfigureAwait(false);
            if (keys.Count == 0)
            {
                return count;
            }

            if (keys[0] == last)
            {
                throw new StorageException("s3.undeletable",
                    $"Objects of bucket '{options.Bucket}' stay after they were deleted. See whether the bucket locks objects.", "s3");
            }

            last = keys[0];

            await calls.DeleteAsync(keys, cancellationToken).ConfigureAwait(false);
            count += keys.Count;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Each asset takes a request of its own: S3 lists no metadata.</remarks>
    public async IAsyncEnumerable<AssetInfo> ListByOwnerAsync(
        AssetOwner owner, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        cancellationToken.ThrowIfCancellationRequested();
        string prefix = Key(owners.PrefixOf(owner));
        string? after = null;
        while (await calls.ListAsync(prefix, cancellationToken, after).ConfigureAwait(false) is { Count: > 0 } keys)
        {
            foreach (string key in keys)
            {
                if (await FindAsync(key[options.KeyPrefix.Length..], cancellationToken).ConfigureAwait(false) is { } asset)
                {
                    yield return asset;
                }
            }

            after = keys[^1];
        }
    }

    /// <summary>Lets go of the CloudFront key. The client stays the caller's.</summary>
    public void Dispose() => signer?.Dispose();

    private string Key(string id) => options.KeyPrefix + id;
}
