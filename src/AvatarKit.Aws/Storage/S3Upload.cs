using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Puts objects: small ones in one request, large ones in parts, with one part in memory.</summary>
internal sealed partial class S3Upload(S3Calls calls, S3AssetOptions options, TimeProvider time, ILogger logger)
{
    private const int MaxParts = 10_000;

    // What is small needs no buffer of a whole part.
    private const int FirstBytes = 64 * 1024;

    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(30);

    /// <summary>Stores what a stream holds from its position on.</summary>
    /// <returns>How many bytes that was.</returns>
    public async ValueTask<long> PutAsync(
        string key, Stream content, string contentType, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBytes, options.PartBytes));
        try
        {
            int filled = await FillAsync(content, buffer, 0, Math.Min(FirstBytes, options.PartBytes), cancellationToken).ConfigureAwait(false);
            if (filled == FirstBytes)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(options.PartBytes);
                buffer.AsSpan(0, filled).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
                filled = await FillAsync(content, buffer, filled, options.PartBytes, cancellationToken).ConfigureAwait(false);
            }

            if (filled < options.PartBytes)
            {
                await PutWholeAsync(key, buffer, filled, contentType, metadata, cancellationToken).ConfigureAwait(false);
                return filled;
            }

            return await PutInPartsAsync(key, content, buffer, contentType, metadata, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<int> FillAsync(Stream content, byte[] buffer, int filled, int limit, CancellationToken cancellationToken)
    {
        int read;
        while (filled < limit
            && (read = await content.ReadAsync(buffer.AsMemory(filled, limit - filled), cancellationToken).ConfigureAwait(false)) > 0)
        {
            filled += read;
        }

        return filled;
    }

    private async ValueTask PutWholeAsync(
        string key, byte[] buffer, int length, string contentType, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream(buffer, 0, length, writable: false);
        var request = new PutObjectRequest
        {
            BucketName = options.Bucket, Key = key, InputStream = body, AutoCloseStream = false, ContentType = contentType,
            StorageClass = StorageClass(), TagSet = Tags(),
        };
        request.Headers.CacheControl = options.CacheControl;
        AddTo(request.Metadata, metadata);
        if (options.KmsKeyId is { } kmsKey)
        {
            (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId, request.BucketKeyEnabled) =
                (ServerSideEncryptionMethod.AWSKMS, kmsKey, true);
        }

        await calls.CallAsync(
            "PutObject", S3Usage.Put, (client, token) => client.PutObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<long> PutInPartsAsync(
        string key, Stream content, byte[] buffer, string contentType, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        string uploadId = await BeginAsync(key, contentType, metadata, cancellationToken).ConfigureAwait(false);
        try
        {
            List<PartETag> parts = [];
            long total = 0;
            int filled = options.PartBytes;
            while (filled > 0)
            {
                parts.Add(await PutPartAsync(key, uploadId, parts.Count + 1, buffer, filled, cancellationToken).ConfigureAwait(false));
                total += filled;

                // A part that is not full was the last.
                filled =
                    filled < options.PartBytes ? 0 : await FillAsync(content, buffer, 0, options.PartBytes, cancellationToken).ConfigureAwait(false);
            }

            var request = new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = uploadId, PartETags = parts };
            await calls.CallAsync("PutObject", S3Usage.Put, (client, token) => client.CompleteMultipartUploadAsync(request, token),
                cancellationToken).ConfigureAwait(false);
            return total;
        }
        catch
        {
            await AbortAsync(key, uploadId).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<string> BeginAsync(
        string key, string contentType, Dictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = options.Bucket, Key = key, ContentType = contentType, StorageClass = StorageClass(), TagSet = Tags(),
        };
        request.Headers.CacheControl = options.CacheControl;
        AddTo(request.Metadata, metadata);
        if (options.KmsKeyId is { } kmsKey)
        {
            (request.ServerSideEncryptionMethod, request.ServerSideEncryptionKeyManagementServiceKeyId, request.BucketKeyEnabled) =
                (ServerSideEncryptionMethod.AWSKMS, kmsKey, true);
        }

        InitiateMultipartUploadResponse begun = await calls.CallAsync(
            "PutObject", S3Usage.Put, (client, token) => client.InitiateMultipartUploadAsync(request, token),
            cancellationToken).ConfigureAwait(false);
        return begun.UploadId;
    }

    private async ValueTask<PartETag> PutPartAsync(
        string key, string uploadId, int number, byte[] buffer, int length, CancellationToken cancellationToken)
    {
        if (number > MaxParts)
        {
            throw new StorageException(
                "s3.too_large", $"The asset is larger than {MaxParts} parts of {options.PartBytes} bytes. Raise S3AssetOptions.PartBytes.", "s3");
        }

        using var body = new MemoryStream(buffer, 0, length, writable: false);
        var request = new UploadPartRequest
        {
            BucketName = options.Bucket, Key = key, UploadId = uploadId, PartNumber = number, PartSize = length, InputStream = body,
        };
        UploadPartResponse part = await calls.CallAsync(
            "PutObject", S3Usage.Put, (client, token) => client.UploadPartAsync(request, token), cancellationToken).ConfigureAwait(false);
        return new PartETag(number, part.ETag);
    }

    /// <summary>Deletes the parts of an upload that failed; not for as long as the caller's patience, which may be over.</summary>
    private async ValueTask AbortAsync(string key, string uploadId)
    {
        using var timeout = new CancellationTokenSource(AbortPatience, time);
        var request = new AbortMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = uploadId };
        try
        {
            await calls.CallAsync("AbortMultipartUpload", null, (client, token) => client.AbortMultipartUploadAsync(request, token),
                timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            AbortFailed(logger, options.Bucket, exception.GetType().Name);
        }
    }

    private static void AddTo(MetadataCollection collection, Dictionary<string, string> metadata)
    {
        foreach ((string name, string value) in metadata)
        {
            collection[name] = value;
        }
    }

    private List<Tag>? Tags()
        => options.Tags.Count == 0 ? null : [.. options.Tags.Select(static tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private S3StorageClass? StorageClass() => options.StorageClass switch
    {
        S3AssetStorageClass.IntelligentTiering => S3StorageClass.IntelligentTiering,
        S3AssetStorageClass.StandardInfrequentAccess => S3StorageClass.StandardInfrequentAccess,
        _ => null,
    };

    [LoggerMessage(261, LogLevel.Warning,
        "An upload to bucket {Bucket} that failed could not be aborted ({ErrorType}); a lifecycle rule for incomplete uploads deletes its parts.")]
    private static partial void AbortFailed(ILogger logger, string bucket, string errorType);
}
