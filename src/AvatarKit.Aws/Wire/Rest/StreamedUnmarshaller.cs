using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>Hands a response's body on unread, and makes an exception of an error: its name comes from
/// <c>x-amzn-errortype</c> or the body.</summary>
internal sealed class StreamedUnmarshaller<TResponse>(
    Func<Stream, IWebResponseData, TResponse> create, Func<ErrorResponse, AmazonServiceException> createError) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    private const int ErrorBuffer = 4096;

    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => create(input.Stream, input.ResponseData);

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        ErrorResponse error;
        try
        {
            var reader = new StreamingUtf8JsonReader(input.Stream, ErrorBuffer, input.JsonMaxDepth);
            error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        }
        catch (JsonException)
        {
            // A proxy on the way answers with a page of its own.
            error = new ErrorResponse { Message = "The response holds no readable error." };
        }

        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return createError(error);
    }

    protected override bool ShouldReadEntireResponse(IWebResponseData response, bool readEntireResponse) => false;
}
