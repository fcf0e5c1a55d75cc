using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>Lets each request write itself.</summary>
internal sealed class RestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly RestMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "AvatarKit");
        ((RestRequest)input).WriteTo(request);
        return request;
    }
}
