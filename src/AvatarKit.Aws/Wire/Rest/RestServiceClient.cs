using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>A client of a <see cref="RestService"/> on the SDK's pipeline: credentials, endpoint, signature, errors.</summary>
internal abstract class RestServiceClient : AmazonServiceClient
{
    // The base constructor calls the overrides: nothing they use may be set by a constructor here.
    private RestMetadata? metadata;

    protected RestServiceClient(RestServiceConfig config)
        : base(config)
    {
    }

    protected override IServiceMetadata ServiceMetadata => metadata ??= new RestMetadata(((RestServiceConfig)Config).Service.Id);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new RestEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new RestAuthResolver(((RestServiceConfig)Config).Service.TakesBearerTokens));
    }

    /// <summary>Sends a request whose response's body is handed on unread.</summary>
    protected Task<TResponse> SendAsync<TResponse>(RestRequest request, ResponseUnmarshaller reader, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
        => InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = RestMarshaller.Instance, ResponseUnmarshaller = reader },
            cancellationToken);

    /// <summary>Sends a request whose response is one JSON document, which is read as it comes: no thread waits while an image arrives.</summary>
    protected async Task<TResponse> SendAsync<TResponse>(
        RestRequest request, ResponseUnmarshaller reader, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        using RestResponse raw = await SendAsync<RestResponse>(request, reader, cancellationToken).ConfigureAwait(false);
        TResponse response;
        try
        {
            response = await JsonSerializer.DeserializeAsync(raw.Body, type, cancellationToken).ConfigureAwait(false) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new AmazonUnmarshallingException(raw.ResponseMetadata?.RequestId, null, exception);
        }

        response.ResponseMetadata = raw.ResponseMetadata;
        response.HttpStatusCode = raw.HttpStatusCode;
        return response;
    }
}
