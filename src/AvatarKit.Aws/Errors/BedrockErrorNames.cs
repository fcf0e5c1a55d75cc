using System.Net;
using Amazon.Runtime;

namespace AvatarKit.Aws;

/// <summary>The code an error of Bedrock has here.</summary>
internal static class BedrockErrorNames
{
    // The service has one name, ValidationException, for a dozen things; only its message tells them apart.
    private static readonly string[] RetiredPhrases =
        ["end of its life", "end of life", "model identifier is invalid", "marked by provider as legacy", "is not supported in this region"];
    private static readonly string[] ProfilePhrases = ["on-demand throughput"];
    private static readonly string[] TooLongPhrases = [
        "too long", "too large", "too many input tokens", "input length", "context window", "maximum context", "exceeds the maximum", "exceeds max"];
    private static readonly string[] FilterPhrases = ["content filter", "guardrail intervened"];
    private static readonly string[] SkewPhrases = ["signature expired", "not yet current", "too skewed"];

    public static string CodeOf(AmazonServiceException exception) => exception.ErrorCode switch
    {
        "ThrottlingException" or "TooManyRequestsException" or "ServiceQuotaExceededException" => "bedrock.throttled",
        "ModelNotReadyException" => "bedrock.not_ready",
        "ModelTimeoutException" => "bedrock.timeout",
        "ModelStreamErrorException" => "bedrock.stream_failed",
        "ServiceUnavailableException" or "ServiceUnavailable" => "bedrock.unavailable",
        "ModelErrorException" or "InternalServerException" or "InternalFailure" => "bedrock.failed",
        "ResourceNotFoundException" => "bedrock.model_retired",
        "AccessDeniedException" or "NotAuthorized" or "OptInRequired"
            => Says(exception, RetiredPhrases) ? "bedrock.model_retired" : "bedrock.access_denied",
        "ValidationException" or "ValidationError" => OfValidation(exception),
        "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture" => "bedrock.clock_skew",
        "InvalidSignatureException" or "SignatureDoesNotMatch" => Says(exception, SkewPhrases) ? "bedrock.clock_skew" : "bedrock.credentials",
        "ExpiredTokenException" or "ExpiredToken" or "UnrecognizedClientException" or "InvalidClientTokenId" or "IncompleteSignature"
            or "IncompleteSignatureException" or "MissingAuthenticationToken" or "MissingAuthenticationTokenException" => "bedrock.credentials",
        _ => OfStatus(exception.StatusCode),
    };

    private static string OfValidation(AmazonServiceException exception) => exception switch
    {
        _ when Says(exception, RetiredPhrases) => "bedrock.model_retired",
        _ when Says(exception, ProfilePhrases) => "bedrock.needs_profile",
        _ when Says(exception, FilterPhrases) => "bedrock.guarded",
        _ when Says(exception, TooLongPhrases) => "bedrock.too_long",
        _ => "bedrock.validation",
    };

    private static string OfStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => "bedrock.throttled",
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => "bedrock.timeout",
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable => "bedrock.unavailable",
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => "bedrock.validation",
        _ => "bedrock.failed",
    };

    private static bool Says(AmazonServiceException exception, string[] phrases)
        => phrases.Any(phrase => exception.Message?.Contains(phrase, StringComparison.OrdinalIgnoreCase) is true);
}
