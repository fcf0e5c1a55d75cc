using Amazon.Runtime;

namespace AvatarKit.Aws;

/// <summary>Says what a failure of KMS means, and the way out. The error's name decides.</summary>
internal static class KmsErrors
{
    /// <summary>The key ring's error; <see langword="null"/> for what passes as it is: cancellation, wrong arguments.</summary>
    public static StorageException? Translate(Exception exception, string operation, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        AmazonServiceException service => OfName(service, operation),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => new StorageException(
            "kms.unreachable",
            $"KMS could not be reached for {operation}. Check the network, the region, and the endpoint where one is set "
                + "(KmsOptions.ServiceUrl, AWS_ENDPOINT_URL_KMS).",
            "kms",
            isTransient: true,
            exception),
        AmazonClientException => Credentials(exception),
        _ => null,
    };

    private static StorageException OfName(AmazonServiceException exception, string operation) => exception.ErrorCode switch
    {
        "InvalidCiphertextException" or "IncorrectKeyException" => new StorageException(
            "encryption.unreadable",
            "A data key cannot be unwrapped: KMS did not wrap it with this key, or for another person.", "kms", isTransient: false, exception),
        "ThrottlingException" or "LimitExceededException" or "RequestLimitExceeded" => new StorageException(
            "kms.throttled", $"KMS had no room for {operation}. It may have later.", "kms", isTransient: true, exception),
        "NotFoundException" or "DisabledException" or "KMSInvalidStateException" or "InvalidKeyUsageException" or "InvalidArnException"
            => new StorageException(
            "kms.key_unusable",
            $"The KMS key cannot be used ({exception.ErrorCode}). Enable it, or set KmsOptions.KeyId to a symmetric key that is there.",
            "kms",
            isTransient: false,
            exception),
        "AccessDeniedException" => new StorageException(
            "kms.access_denied",
            $"These credentials may not call {operation} with the KMS key. Allow kms:GenerateDataKey, kms:Decrypt, kms:ReEncryptFrom and "
                + "kms:ReEncryptTo on it.",
            "kms",
            isTransient: false,
            exception),
        "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "InvalidClientTokenId"
            => Credentials(exception),
        _ => new StorageException(
            "kms.failed", $"KMS refused {operation} ({exception.ErrorCode}).", "kms", isTransient: (int)exception.StatusCode >= 500, exception),
    };

    private static StorageException Credentials(Exception exception) => new(
        "kms.credentials",
        "No usable AWS credentials for KMS: none were found, or KMS does not know them or no longer accepts them. Set a profile, the AWS_* "
            + "variables or a role, and refresh expired ones.",
        "kms",
        isTransient: false,
        exception);
}
