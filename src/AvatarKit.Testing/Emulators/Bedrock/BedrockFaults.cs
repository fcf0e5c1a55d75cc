namespace AvatarKit.Testing;

/// <summary>The failures of Amazon Bedrock, with the names, statuses and wordings of the service.</summary>
public static class BedrockFaults
{
    /// <summary>A model's failure (424).</summary>
    public static EmulatorFault ModelError { get; } = EmulatorFault.Error(
        424,
        "ModelErrorException",
        "The system encountered an unexpected error during processing. Try your request again.")
        .With("originalStatusCode", 500).With("resourceName", "model");

    /// <summary>A model's failure in mid-stream (424, or an exception event).</summary>
    public static EmulatorFault ModelStreamError { get; } = EmulatorFault.Error(
        424,
        "ModelStreamErrorException",
        "The system encountered an unexpected error during processing. Try your request again.")
        .With("originalStatusCode", 500).With("originalMessage", "The model stopped.");

    /// <summary>A model that took too long (408).</summary>
    public static EmulatorFault ModelTimeout { get; } = EmulatorFault.Error(
        408,
        "ModelTimeoutException",
        "Model has timed out in processing the request. Try your request again.");

    /// <summary>A model that is being loaded: a 429 that is no throttle.</summary>
    public static EmulatorFault ModelNotReady { get; } = EmulatorFault.Error(
        429,
        "ModelNotReadyException",
        "The model is not ready for inference. Try your request again.");

    /// <summary>A failure of the service (500).</summary>
    public static EmulatorFault InternalServerError { get; } = EmulatorFault.Error(
        500,
        "InternalServerException",
        "The system encountered an unexpected error during processing. Try your request again.");

    /// <summary>A model that was retired (404).</summary>
    public static EmulatorFault ModelRetired { get; } = EmulatorFault.Error(
        404,
        "ResourceNotFoundException",
        "This model version has reached the end of its life. Please refer to the AWS documentation for more details.");

    /// <summary>A retired model as some regions tell it (400): the id is no longer known.</summary>
    public static EmulatorFault ModelUnknown { get; } = Validation("The provided model identifier is invalid.");

    /// <summary>A model that the account may not call (403).</summary>
    public static EmulatorFault AccessDenied { get; } = EmulatorFault.Error(
        403,
        "AccessDeniedException",
        "You don't have access to the model with the specified model ID.");

    /// <summary>Input longer than the model reads (400).</summary>
    public static EmulatorFault TooLong { get; } = Validation("Input is too long for requested model.");

    /// <summary>Too many requests, or too many tokens (429).</summary>
    /// <param name="retryAfter">What the <c>Retry-After</c> header says; <see langword="null"/>: no such header.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault Throttled(TimeSpan? retryAfter = null)
        => EmulatorFault.Error(429, "ThrottlingException", "Too many requests, please wait before trying again.", retryAfter);

    /// <summary>A service that is overloaded (503).</summary>
    /// <param name="retryAfter">What the <c>Retry-After</c> header says; <see langword="null"/>: no such header.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault ServiceUnavailable(TimeSpan? retryAfter = null)
        => EmulatorFault.Error(503, "ServiceUnavailableException", "Bedrock is unable to process your request.", retryAfter);

    /// <summary>A request that the service refuses (400).</summary>
    /// <param name="message">Why.</param>
    /// <returns>The failure.</returns>
    public static EmulatorFault Validation(string message) => EmulatorFault.Error(400, "ValidationException", message);
}
