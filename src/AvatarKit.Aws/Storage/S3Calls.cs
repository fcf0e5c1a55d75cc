using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>The calls to the bucket, each with its errors translated and its request reported.</summary>
internal sealed class S3Calls(IAmazonS3 client, S3AssetOptions options, S3BucketGuard guard)
{
    public async ValueTask<T> CallAsync<T>(
        string operation, string? resource, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            S3Usage.Report(resource);
            return await call(client, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (S3Errors.Translate(exception, operation, options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Calls for an object; <see langword="null"/>: there is none.</summary>
    public async ValueTask<T?> FindAsync<T>(
        string operation, string resource, Func<IAmazonS3, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
        => await CallAsync(
            operation,
            resource,
            async (client, token) =>
            {
                try
                {
                    return await call(client, token).ConfigureAwait(false);
                }
                catch (AmazonS3Exception exception)
                    when (exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != S3Errors.NoSuchBucket)
                {
                    // A HEAD has no body and so no name; that the bucket is there has been seen.
                    return null;
                }
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>The first keys with a prefix, at most 1,000; of those after one, where it is given.</summary>
    public async ValueTask<List<string>> ListAsync(string prefix, CancellationToken cancellationToken, string? after = null)
    {
        var request = new ListObjectsV2Request { BucketName = options.Bucket, Prefix = prefix, StartAfter = after };
        ListObjectsV2Response page = await CallAsync(
            "ListBucket", S3Usage.Put, (client, token) => client.ListObjectsV2Async(request, token), cancellationToken).ConfigureAwait(false);
        return [.. (page.S3Objects ?? []).Select(static one => one.Key)];
    }

    /// <summary>Deletes at most 1,000 keys.</summary>
    public async ValueTask DeleteAsync(List<string> keys, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectsRequest
        {
            BucketName = options.Bucket, Objects = [.. keys.Select(static key => new KeyVersion { Key = key })], Quiet = true,
        };
        try
        {
            await CallAsync(
                "DeleteObject", null, (client, token) => client.DeleteObjectsAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        catch (DeleteObjectsException exception)
        {
            throw S3Errors.Undeleted(exception, options);
        }
    }

    public async ValueTask<string> PresignAsync(string key, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        bool plain = client.Config.ServiceURL?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) is true;
        var request = new GetPreSignedUrlRequest
        {
            BucketName = options.Bucket, Key = key, Verb = HttpVerb.GET, Expires = expiresAt.UtcDateTime,
            Protocol = plain ? Protocol.HTTP : Protocol.HTTPS,
        };
        return await CallAsync("GetObject", null, (client, _) => client.GetPreSignedURLAsync(request), cancellationToken).ConfigureAwait(false);
    }
}
