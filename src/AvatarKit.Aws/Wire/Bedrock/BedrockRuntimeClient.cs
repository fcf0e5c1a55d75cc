using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Bedrock Runtime on the SDK's pipeline.</summary>
internal sealed class BedrockRuntimeClient(RestServiceConfig config) : RestServiceClient(config), IBedrockRuntime
{
    private static readonly RestService Service = new("Bedrock Runtime", "bedrock-runtime", "bedrock", "2023-09-30", TakesBearerTokens: true);

    private static readonly StreamedUnmarshaller<RestResponse> ReadBody = new(
        static (body, response) => new RestResponse { Body = body, ContentType = response.ContentType },
        static error => new AmazonBedrockRuntimeException(error));

    private static readonly StreamedUnmarshaller<ConverseStreamResponse> ReadEvents = new(
        static (body, _) => new ConverseStreamResponse { Body = body }, static error => new AmazonBedrockRuntimeException(error));

    private static readonly StreamedUnmarshaller<InvokeModelResponse> ReadModel = new(
        static (body, response) => new InvokeModelResponse { Body = body, ContentType = response.ContentType },
        static error => new AmazonBedrockRuntimeException(error));

    /// <summary>Makes a client.</summary>
    /// <exception cref="AwsConfigurationException">The settings name no region, or no usable endpoint.</exception>
    public static BedrockRuntimeClient Create(AwsClientSettings settings)
    {
        var config = new RestServiceConfig(Service);
        settings.ApplyTo(config);
        return new BedrockRuntimeClient(config);
    }

    public Task<ConverseResponse> ConverseAsync(ConverseRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, BedrockJsonContext.Default.ConverseResponse, cancellationToken);

    public Task<ConverseStreamResponse> ConverseStreamAsync(ConverseStreamRequest request, CancellationToken cancellationToken = default)
        => SendAsync<ConverseStreamResponse>(request, ReadEvents, cancellationToken);

    public Task<InvokeModelResponse> InvokeModelAsync(InvokeModelRequest request, CancellationToken cancellationToken = default)
        => SendAsync<InvokeModelResponse>(request, ReadModel, cancellationToken);

    public Task<ApplyGuardrailResponse> ApplyGuardrailAsync(ApplyGuardrailRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, BedrockJsonContext.Default.ApplyGuardrailResponse, cancellationToken);
}
