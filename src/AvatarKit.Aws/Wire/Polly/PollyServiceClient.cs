using System.Globalization;
using AvatarKit.Aws.Wire.Rest;

namespace AvatarKit.Aws.Wire.Polly;

/// <summary>Polly on the SDK's pipeline.</summary>
internal sealed class PollyServiceClient(RestServiceConfig config) : RestServiceClient(config), IPollyService
{
    private static readonly RestService Service = new("Polly", "polly", "polly", "2016-06-10");

    private static readonly StreamedUnmarshaller<RestResponse> ReadBody = new(
        static (body, response) => new RestResponse { Body = body, ContentType = response.ContentType },
        static error => new AmazonPollyException(error));

    private static readonly StreamedUnmarshaller<SynthesizeSpeechResponse> ReadSpeech = new(
        static (body, response) => new SynthesizeSpeechResponse
        {
            AudioStream = body,
            ContentType = response.ContentType,
            RequestCharacters = int.TryParse(
                response.GetHeaderValue("x-amzn-RequestCharacters"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int count) ? count : null,
        },
        static error => new AmazonPollyException(error));

    /// <summary>Makes a client.</summary>
    /// <exception cref="AwsConfigurationException">The settings name no region, or no usable endpoint.</exception>
    public static PollyServiceClient Create(AwsClientSettings settings)
    {
        var config = new RestServiceConfig(Service);
        settings.ApplyTo(config);
        return new PollyServiceClient(config);
    }

    public Task<SynthesizeSpeechResponse> SynthesizeSpeechAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken = default)
        => SendAsync<SynthesizeSpeechResponse>(request, ReadSpeech, cancellationToken);

    public Task<DescribeVoicesResponse> DescribeVoicesAsync(DescribeVoicesRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, PollyJsonContext.Default.DescribeVoicesResponse, cancellationToken);

    public Task<PutLexiconResponse> PutLexiconAsync(PutLexiconRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, PollyJsonContext.Default.PutLexiconResponse, cancellationToken);

    public Task<DeleteLexiconResponse> DeleteLexiconAsync(DeleteLexiconRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, PollyJsonContext.Default.DeleteLexiconResponse, cancellationToken);

    public Task<ListLexiconsResponse> ListLexiconsAsync(ListLexiconsRequest request, CancellationToken cancellationToken = default)
        => SendAsync(request, ReadBody, PollyJsonContext.Default.ListLexiconsResponse, cancellationToken);
}
