using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>A request that knows what it is on the wire.</summary>
internal abstract class RestRequest : AmazonWebServiceRequest
{
    /// <summary>Writes method, path, headers and body.</summary>
    internal abstract void WriteTo(IRequest request);
}
