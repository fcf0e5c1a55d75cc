using Amazon.S3;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>Makes the bucket that <see cref="S3AssetStore"/> keeps assets in, for development.</summary>
public static class S3Bucket
{
    /// <summary>Creates the bucket unless it is there. Nothing about it is set up: encryption is S3's default,
    /// and public access is blocked as it is for new buckets.</summary>
    /// <remarks>Calls HeadBucket and CreateBucket. Safe when several processes do it at once.</remarks>
    /// <param name="client">The client. It stays the caller's.</param>
    /// <param name="options">Names the bucket.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A task that ends when the bucket is there.</returns>
    /// <exception cref="StorageException">The name belongs to somebody else (<c>s3.bucket_taken</c>),
    /// or the bucket could not be created.</exception>
    public static async Task EnsureCreatedAsync(IAmazonS3 client, S3AssetOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (await S3BucketGuard.IsThereAsync(client, options, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await client.PutBucketAsync(new PutBucketRequest { BucketName = options.Bucket, UseClientRegion = options.ServiceUrl is null },
                cancellationToken).ConfigureAwait(false);
        }
        catch (BucketAlreadyOwnedByYouException)
        {
            // Another process was quicker.
        }
        catch (Exception exception) when (S3Errors.Translate(exception, "CreateBucket", options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}
