using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AvatarKit.Aws;

/// <summary>Says what a failure of S3 means for a store, and the way out. The error's name decides; only where there is none, its status.</summary>
internal static class S3Errors
{
    public const string NoSuchBucket = "NoSuchBucket";

    /// <summary>The store's error; <see langword="null"/> for what passes as it is: cancellation, wrong arguments, the store's own.</summary>
    public static StorageException? Translate(Exception exception, string operation, S3AssetOptions options, CancellationToken cancellationToken)
        => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        DeleteObjectsException => null,
        AmazonServiceException service when OfName(service.ErrorCode, service, operation, options) is { } named => named,
        AmazonServiceException service => OfStatus(service, operation, options),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => Unreachable(operation, options, exception),
        AmazonClientException => Credentials(options, exception),
        _ => null,
    };

    public static StorageException BucketMissing(S3AssetOptions options, Exception? exception) => new(
        "s3.bucket_missing",
        $"There is no bucket '{options.Bucket}'. Create it (S3Bucket.EnsureCreatedAsync, or S3AssetOptions.CreateBucket while developing), "
            + "or set S3AssetOptions.Bucket to one that is there.",
        "s3",
        isTransient: false,
        exception);

    /// <summary>Some objects of a batch could not be deleted.</summary>
    public static StorageException Undeleted(DeleteObjectsException exception, S3AssetOptions options)
    {
        string? name = exception.Response.DeleteErrors?.FirstOrDefault()?.Code;
        return OfName(name, exception, "DeleteObject", options)
            ?? new StorageException(
                "s3.failed", $"S3 could not delete every asset of an owner in bucket '{options.Bucket}' ({name}). The call can be repeated.",
                "s3", isTransient: true, exception);
    }

    private static StorageException? OfName(string? name, Exception exception, string operation, S3AssetOptions options) => name switch
    {
        "SlowDown" or "Throttling" or "ThrottlingException" or "RequestLimitExceeded" or "TooManyRequests" or "TooManyRequestsException"
            => new StorageException(
            "s3.throttled", $"S3 had no room for {operation} in bucket '{options.Bucket}'. It may have later.", "s3", isTransient: true, exception),
        NoSuchBucket => BucketMissing(options, exception),
        "BucketAlreadyExists" => new StorageException(
            "s3.bucket_taken", $"The bucket name '{options.Bucket}' belongs to another account. Set S3AssetOptions.Bucket to another.",
            "s3", isTransient: false, exception),
        "AccessDenied" or "AllAccessDisabled" or "AccountProblem" or "Forbidden" => AccessDenied(operation, options, exception),
        ['K', 'M', 'S', '.', ..] => new StorageException(
            "s3.kms",
            $"The KMS key of bucket '{options.Bucket}' or S3AssetOptions.KmsKeyId cannot be used ({name}). Enable it, "
                + "and allow kms:GenerateDataKey and kms:Decrypt on it.", "s3", isTransient: false, exception),
        "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "ExpiredToken" or "InvalidToken" or "TokenRefreshRequired" or "InvalidSecurity"
            => Credentials(options, exception),
        "RequestTimeTooSkewed" => new StorageException(
            "s3.clock_skew", "S3 refused a request for its time. Set this machine's clock.", "s3", isTransient: false, exception),
        "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException"
            => WrongRegion(options, exception),
        "InternalError" or "ServiceUnavailable" or "OperationAborted" or "RequestTimeout" => Unavailable(operation, options, exception),
        "EntityTooLarge" => new StorageException(
            "s3.too_large", $"S3 takes no object of that size in bucket '{options.Bucket}'.", "s3", isTransient: false, exception),
        _ => null,
    };

    // HEAD requests are answered without a body, and so without a name.
    private static StorageException OfStatus(AmazonServiceException exception, string operation, S3AssetOptions options)
        => exception.StatusCode switch
    {
        HttpStatusCode.Forbidden => AccessDenied(operation, options, exception),
        HttpStatusCode.MovedPermanently => WrongRegion(options, exception),
        HttpStatusCode.TooManyRequests => new StorageException(
            "s3.throttled", $"S3 had no room for {operation} in bucket '{options.Bucket}'. It may have later.", "s3", isTransient: true, exception),
        >= HttpStatusCode.InternalServerError => Unavailable(operation, options, exception),
        0 => Unreachable(operation, options, exception),
        _ => new StorageException(
            "s3.failed", $"S3 answered {operation} in bucket '{options.Bucket}' with {exception.ErrorCode ?? exception.StatusCode.ToString()}.",
            "s3", isTransient: false, exception),
    };

    private static StorageException AccessDenied(string operation, S3AssetOptions options, Exception exception) => new(
        "s3.access_denied",
        $"The credentials may not do s3:{operation} in bucket '{options.Bucket}' (S3AssetOptions.Bucket). Allow it in their IAM policy, "
            + "and see that the bucket's policy and KMS key do not forbid it.",
        "s3",
        isTransient: false,
        exception);

    private static StorageException WrongRegion(S3AssetOptions options, Exception exception) => new(
        "s3.wrong_region", $"Bucket '{options.Bucket}' is in another region. Set S3AssetOptions.Region to it.", "s3", isTransient: false, exception);

    private static StorageException Credentials(S3AssetOptions options, Exception exception) => new(
        "s3.credentials",
        $"No usable AWS credentials for bucket '{options.Bucket}': none were found, or S3 does not know them or no longer accepts them. "
            + "Set a profile, the AWS_* variables or a role, and refresh expired ones.",
        "s3",
        isTransient: false,
        exception);

    private static StorageException Unavailable(string operation, S3AssetOptions options, Exception exception) => new(
        "s3.unavailable", $"S3 could not answer {operation} in bucket '{options.Bucket}'. It may later.", "s3", isTransient: true, exception);

    private static StorageException Unreachable(string operation, S3AssetOptions options, Exception exception) => new(
        "s3.unreachable",
        $"S3 could not be reached for {operation} in bucket "
            + $"'{options.Bucket}'{(options.ServiceUrl is { } url ? $" at {url} (S3AssetOptions.ServiceUrl)" : "")}. Check the network, the region, "
            + "and the endpoint where one is set (S3AssetOptions.ServiceUrl, AWS_ENDPOINT_URL_S3).",
        "s3",
        isTransient: true,
        exception);
}
