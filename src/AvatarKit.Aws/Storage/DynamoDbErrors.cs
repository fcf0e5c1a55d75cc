using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace AvatarKit.Aws;

/// <summary>Says what a failure of DynamoDB means for a store, and the way out. The error's name decides, not its status.</summary>
/// <remarks>DynamoDB's own messages stay in the inner exception: they may quote what was stored.</remarks>
internal static class DynamoDbErrors
{
    private const string ConditionFailed = "ConditionalCheckFailed";
    private const string Conflict = "TransactionConflict";
    private const string None = "None";

    public static bool IsConditionFailure(CancellationReason reason) => reason.Code == ConditionFailed;

    /// <summary>Whether only conditions and other transactions stood in the way: what the writer itself answers to.</summary>
    public static bool IsForTheCaller(TransactionCanceledException exception)
        => exception.CancellationReasons is { Count: > 0 } reasons
            && reasons.TrueForAll(static reason => reason.Code is ConditionFailed or Conflict or None or null);

    /// <summary>The store's error; <see langword="null"/> for what passes as it is: cancellation, wrong arguments, the store's own.</summary>
    public static StorageException? Translate(Exception exception, string operation, DynamoDbOptions options, CancellationToken cancellationToken)
        => exception switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        TransactionCanceledException cancelled => OfReasons(cancelled, operation, options),
        AmazonServiceException { ErrorCode: not (null or "") } service => OfName(service.ErrorCode, service, operation, options),
        AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError } => Unavailable(operation, options, exception),
        AmazonServiceException => Unreachable(operation, options, exception),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => Unreachable(operation, options, exception),
        AmazonClientException => Credentials(options, exception),
        DamagedItemException => Damaged(options, exception),
        _ => null,
    };

    public static StorageException Damaged(DynamoDbOptions options, Exception exception) => new(
        "dynamodb.corrupt",
        $"An item of table '{options.TableName}' is not as the store wrote it. "
            + "Restore it from a backup (point-in-time recovery), or erase its conversation.",
        "dynamodb",
        isTransient: false,
        exception);

    public static StorageException Throttled(string operation, DynamoDbOptions options, Exception? exception) => new(
        "dynamodb.throttled",
        $"DynamoDB had no room for {operation} on table '{options.TableName}'. It may have later; if it stays so, "
            + "raise the table's throughput limits or use on-demand billing.",
        "dynamodb",
        isTransient: true,
        exception);

    public static StorageException Conflicting(DynamoDbOptions options, string what = "conversation") => new(
        "dynamodb.conflict",
        $"Other writers kept changing the same {what} in table '{options.TableName}'. Nothing was written; the call can be repeated.",
        "dynamodb",
        isTransient: true);

    private static StorageException OfReasons(TransactionCanceledException exception, string operation, DynamoDbOptions options)
    {
        string? name = exception.CancellationReasons?.Select(static reason => reason.Code)
            .FirstOrDefault(static code => code is not (null or None or ConditionFailed or Conflict));
        return name is null
            ? new StorageException("dynamodb.conflict", $"DynamoDB cancelled {operation} on table '{options.TableName}'. The call can be repeated.",
                "dynamodb", isTransient: true, exception)
            : OfName(name, exception, operation, options);
    }

    private static StorageException OfName(string name, Exception exception, string operation, DynamoDbOptions options) => name switch
    {
        "ProvisionedThroughputExceeded" or "ProvisionedThroughputExceededException" or "ThrottlingError" or "ThrottlingException" or "Throttling"
            or "RequestLimitExceeded" or "RequestLimitExceededException" or "LimitExceededException" => Throttled(operation, options, exception),
        "TransactionConflictException" or "TransactionInProgressException" or "ReplicatedWriteConflictException" => new StorageException(
            "dynamodb.conflict", $"Another write to the same item of table '{options.TableName}' was under way. The call can be repeated.",
            "dynamodb", isTransient: true, exception),
        "ResourceNotFoundException" or "TableNotFoundException" => TableMissing(options, exception),
        "AccessDeniedException" or "AccessDenied" or "KMSAccessDeniedException" => new StorageException(
            "dynamodb.access_denied",
            $"The credentials may not call {operation} on table '{options.TableName}'. "
                + $"Allow dynamodb:{operation} on it (and on its index '{Attributes.DayIndex}') in their IAM policy.",
            "dynamodb",
            isTransient: false,
            exception),
        "InvalidSignatureException" when exception.Message.Contains("Signature", StringComparison.Ordinal) && IsAboutTime(exception.Message)
            => new StorageException(
            "dynamodb.clock_skew", "DynamoDB refused a signature for its time. Set this machine's clock.",
            "dynamodb", isTransient: false, exception),
        "UnrecognizedClientException" or "InvalidSignatureException" or "MissingAuthenticationTokenException" or "MissingAuthenticationToken"
            or "IncompleteSignatureException"
            or "IncompleteSignature" or "ExpiredTokenException" or "ExpiredToken" or "InvalidClientTokenId" or "InvalidAccessKeyId"
                => Credentials(options, exception),
        "ValidationError" or "ItemCollectionSizeLimitExceeded" or "ItemCollectionSizeLimitExceededException" => TooLarge(options, exception),
        "ValidationException" when exception.Message.Contains("size", StringComparison.OrdinalIgnoreCase) => TooLarge(options, exception),
        "InternalServerError" or "InternalFailure" or "ServiceUnavailable" or "ServiceUnavailableException"
            => Unavailable(operation, options, exception),
        _ when exception is AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError }
            => Unavailable(operation, options, exception),
        _ => new StorageException("dynamodb.failed", $"DynamoDB answered {operation} on table '{options.TableName}' with {name}.",
            "dynamodb", isTransient: false, exception),
    };

    public static StorageException TableMissing(DynamoDbOptions options, Exception? exception) => new(
        "dynamodb.table_missing",
        $"There is no table '{options.TableName}' in the region the store uses. Create it with DynamoDbTable.EnsureCreatedAsync, "
            + "set DynamoDbOptions.CreateTable while developing, or set DynamoDbOptions.TableName or DynamoDbOptions.Region to where it is.",
        "dynamodb",
        isTransient: false,
        exception);

    private static bool IsAboutTime(string message) => message.Contains("expired", StringComparison.OrdinalIgnoreCase)
        || message.Contains("not yet current", StringComparison.OrdinalIgnoreCase);

    private static StorageException TooLarge(DynamoDbOptions options, Exception exception) => new(
        "dynamodb.too_large",
        $"A turn is too large for an item of table '{options.TableName}'. Register a durable asset store (UseS3Assets()) and lower "
            + "DynamoDbOptions.LargeTextBytes, or limit what a turn may hold.",
        "dynamodb",
        isTransient: false,
        exception);

    private static StorageException Credentials(DynamoDbOptions options, Exception exception) => new(
        "dynamodb.credentials",
        $"No usable AWS credentials for table '{options.TableName}': none were found, or DynamoDB does not know them or no longer accepts them. "
            + "Set a profile, the AWS_* variables or a role, and refresh expired ones.",
        "dynamodb",
        isTransient: false,
        exception);

    private static StorageException Unavailable(string operation, DynamoDbOptions options, Exception exception) => new(
        "dynamodb.unavailable", $"DynamoDB could not answer {operation} on table '{options.TableName}'. It may later.", "dynamodb",
        isTransient: true, exception);

    private static StorageException Unreachable(string operation, DynamoDbOptions options, Exception exception) => new(
        "dynamodb.unreachable",
        $"DynamoDB could not be reached for {operation} on table "
            + $"'{options.TableName}'{(options.ServiceUrl is { } url ? $" at {url} (DynamoDbOptions.ServiceUrl)" : "")}. Check the network, "
            + "the region, and the endpoint where one is set (DynamoDbOptions.ServiceUrl, AWS_ENDPOINT_URL_DYNAMODB).",
        "dynamodb",
        isTransient: true,
        exception);
}
