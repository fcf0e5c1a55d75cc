using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>A response whose body is still to be read. Disposing it closes the connection if the body was not read to its end.</summary>
internal sealed class RestResponse : AmazonWebServiceResponse, IDisposable
{
    public Stream Body { get; init; } = Stream.Null;

    public string? ContentType { get; init; }

    public void Dispose() => Body.Dispose();
}
