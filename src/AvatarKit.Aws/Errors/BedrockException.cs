namespace AvatarKit.Aws;

/// <summary>Bedrock could not answer. Its <see cref="ProviderException.Provider"/> is <c>bedrock</c>.</summary>
/// <remarks>The message never holds what a person or the model said; the service's own message, which may quote it,
/// stays in the inner exception.</remarks>
public sealed class BedrockException : ModelException
{
    /// <summary>Creates the error.</summary>
    /// <param name="code">
    /// A stable code: <c>bedrock.throttled</c>, <c>bedrock.not_ready</c>, <c>bedrock.model_retired</c>, <c>bedrock.needs_profile</c>,
    /// <c>bedrock.access_denied</c>, <c>bedrock.too_long</c>, <c>bedrock.guarded</c>, <c>bedrock.validation</c>, <c>bedrock.timeout</c>,
    /// <c>bedrock.stream_failed</c>, <c>bedrock.stream_truncated</c>, <c>bedrock.credentials</c>, <c>bedrock.clock_skew</c>,
    /// <c>bedrock.unavailable</c> or <c>bedrock.failed</c>.
    /// </param>
    /// <param name="message">What failed and the way out, without user or model text.</param>
    /// <param name="modelId">The model that was called.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The service's own error.</param>
    public BedrockException(string code, string message, string modelId, bool isTransient = false, Exception? innerException = null)
        : base(code, message, tier: null, "bedrock", isTransient, innerException) => ModelId = modelId;

    /// <summary>The model, or inference profile, that was called.</summary>
    public string ModelId { get; }

    /// <summary>The id under which AWS knows the request; <see langword="null"/> where none was received.</summary>
    public string? RequestId { get; init; }
}
