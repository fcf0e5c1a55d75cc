using System.Net.Sockets;
using Amazon.Runtime;
using AvatarKit.Aws.Wire;

namespace AvatarKit.Aws;

/// <summary>Makes typed errors of what Polly and the SDK throw. The error's name decides: Polly throttles with a 400.</summary>
internal static class PollyErrors
{
    /// <summary>The error to throw.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="time">The clock a Retry-After date is held against.</param>
    /// <param name="audioHasBegun">Whether some of the audio has come.</param>
    /// <param name="cancellationToken">The caller's token: once it is cancelled, whatever was thrown is cancellation.</param>
    public static Exception ToTyped(Exception exception, TimeProvider time, bool audioHasBegun, CancellationToken cancellationToken)
        => exception switch
    {
        _ when cancellationToken.IsCancellationRequested
            => exception as OperationCanceledException ?? new OperationCanceledException(null, exception, cancellationToken),
        AvatarKitException => exception,
        AmazonServiceException service when service.ErrorCode is { Length: > 0 } || service.StatusCode != 0 => FromService(service, time),
        _ when audioHasBegun && IsConnection(exception) => new PollyException(
            "polly.audio_truncated", "The connection to Polly broke off before its audio was whole. Try again.", isTransient: true, exception),
        _ when IsConnection(exception) => new PollyException(
            "polly.unavailable",
            $"Polly could not be reached ({exception.GetType().Name}). Check the network, the region, "
                + "and the endpoint where one is set (PollyOptions.ServiceUrl, AWS_ENDPOINT_URL_POLLY).", isTransient: true, exception),
        AmazonClientException => new PollyException(
            "polly.credentials", "No AWS credentials could be had. Set them in the environment, a profile or a role, or register AWSCredentials.",
            innerException: exception),
        _ => new PollyException("polly.failed", $"Polly failed ({exception.GetType().Name}). See the inner exception.", innerException: exception),
    };

    private static PollyException FromService(AmazonServiceException error, TimeProvider time)
    {
        Description description = Describe(error);
        return new PollyException(description.Code, description.Message, description.IsTransient, error)
        {
            StatusCode = error.StatusCode == 0 ? null : (int)error.StatusCode,
            RequestId = error.RequestId,
            RetryAfter = error.RetryAfter(time),
        };
    }

    private static Description Describe(AmazonServiceException error) => error.ErrorCode switch
    {
        "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestLimitExceeded" or "TooManyRequestsException" or "RequestThrottled"
            => new("polly.throttled",
                "Polly throttles: more requests came than the account's quota allows. "
                    + "Lower PollyOptions.Quotas where several processes share the account, or have the quota raised.", true),
        "ServiceQuotaExceededException"
            => new("polly.quota_exceeded", "A quota of the account for Polly is used up. Have it raised in Service Quotas.", true),
        "TextLengthExceededException"
            => new("polly.text_too_long", "Polly found the text too long: it takes 3,000 billed and 6,000 characters in all.", false),
        "InvalidSsmlException" => new("polly.invalid_ssml", "Polly refused the SSML. See the inner exception for the place.", false),
        "LexiconNotFoundException" => new("polly.lexicon_missing",
            "A lexicon of PollyOptions.LexiconNames is not stored in the region called. Put it there (PutLexicon) or remove its name.", false),
        "EngineNotSupportedException" => new("polly.engine_not_supported",
            "The voice does not speak with the engine, or the region does not have it. Choose another PollyOptions.Engine, voice or region.", false),
        "LanguageNotSupportedException"
            => new("polly.language_not_supported", "The voice does not speak the language. Choose a voice for the locale.", false),
        "InvalidSampleRateException" => new("polly.invalid_sample_rate",
            "Polly does not have the sample rate for the output format. Set PollyOptions.SampleRate to null for Polly's own.", false),
        "MarksNotSupportedForFormatException" or "SsmlMarksNotSupportedForTextTypeException"
            => new("polly.marks_not_supported", "Polly gives no such speech marks for this request. Turn PollyOptions.SpeechMarks off.", false),
        "AccessDeniedException" or "AccessDenied" or "NotAuthorized"
            => new("polly.access_denied",
                "The credentials may not use Polly. Allow polly:SynthesizeSpeech, and polly:DescribeVoices where PollyOptions.RefreshVoices is "
                    + "on.", false),
        "RequestExpired" or "RequestTimeTooSkewed" => ClockSkew,
        "InvalidSignatureException" or "SignatureDoesNotMatch" when error.Message.Contains("Signature expired", StringComparison.Ordinal)
            || error.Message.Contains("not yet current", StringComparison.Ordinal)
            => ClockSkew,
        "InvalidSignatureException" or "SignatureDoesNotMatch" or "UnrecognizedClientException" or "InvalidClientTokenId" or "ExpiredTokenException"
            or "ExpiredToken"
            or "MissingAuthenticationTokenException" or "MissingAuthenticationToken" or "IncompleteSignatureException" or "IncompleteSignature"
            => new("polly.credentials", "AWS refused the credentials: they are wrong, expired or for another partition. Renew them.", false),
        "ServiceFailureException" or "ServiceFailure" or "InternalFailure" or "InternalServerError" or "InternalServerException"
            or "ServiceUnavailable" or "ServiceUnavailableException"
            => new("polly.unavailable", "Polly failed on its side. Try again.", true),
        "ValidationException" or "ValidationError"
            => new("polly.validation", "Polly refused the request as invalid. See the inner exception.", false),
        _ => ByStatus((int)error.StatusCode),
    };

    private static Description ClockSkew
        => new("polly.clock_skew", "AWS refused the signature for its time: this machine's clock is off. Set it by NTP.", false);

    private static Description ByStatus(int status) => status switch
    {
        429 => new("polly.throttled", "Polly throttles: more requests came than it takes. Lower PollyOptions.Quotas.", true),
        401 or 403 => new("polly.access_denied", "The credentials may not use Polly. Allow polly:SynthesizeSpeech.", false),
        >= 500 => new("polly.unavailable", $"Polly failed on its side (HTTP {status}). Try again.", true),
        _ => new("polly.failed", $"Polly refused the request (HTTP {status}). See the inner exception.", false),
    };

    private static bool IsConnection(Exception? exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            // A cancellation that the caller did not ask for is the HTTP client's own timeout.
            if (cause is HttpRequestException or IOException or SocketException or TimeoutException or OperationCanceledException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is said of an error.</summary>
    private readonly record struct Description(string Code, string Message, bool IsTransient);
}
