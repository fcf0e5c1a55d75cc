namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What this package needs of Bedrock Runtime. The official client has the same calls and could stand here.</summary>
/// <remarks>Errors are <see cref="Amazon.Runtime.AmazonServiceException"/> with the service's own error name. Thread-safe.</remarks>
internal interface IBedrockRuntime : IDisposable
{
    /// <summary>Asks for an answer in one piece.</summary>
    Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default);

    /// <summary>Asks for an answer in events. The caller disposes the response, which ends the call.</summary>
    Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Calls a model in its own language. The caller disposes the response.</summary>
    Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Has a guardrail look at a text.</summary>
    Task<ApplyGuardrailResponse> ApplyGuardrailAsync(ApplyGuardrailRequest request, CancellationToken cancellationToken = default);
}
