using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>Looks at the bucket once, at first use: one that is missing is named before anything is put into it.</summary>
internal sealed class S3BucketGuard(IAmazonS3 client, S3AssetOptions options)
{
    private bool isKnown;

    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        // Twice at once does no harm; a failure is not kept, so that a bucket made later is found.
        if (Volatile.Read(ref isKnown))
        {
            return;
        }

        if (options.CreateBucket)
        {
            await S3Bucket.EnsureCreatedAsync(client, options, cancellationToken).ConfigureAwait(false);
        }
        else if (!await IsThereAsync(client, options, cancellationToken).ConfigureAwait(false))
        {
            throw S3Errors.BucketMissing(options, null);
        }

        Volatile.Write(ref isKnown, true);
    }

    public static async ValueTask<bool> IsThereAsync(IAmazonS3 client, S3AssetOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await client.HeadBucketAsync(new HeadBucketRequest { BucketName = options.Bucket }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (Exception exception) when (S3Errors.Translate(exception, "ListBucket", options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}
