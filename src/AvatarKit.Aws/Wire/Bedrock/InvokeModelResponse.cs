using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>A model's answer in its own language, still to be read. Disposing it ends the call.</summary>
internal sealed class InvokeModelResponse : AmazonWebServiceResponse, IDisposable
{
    public Stream Body { get; init; } = Stream.Null;

    public string? ContentType { get; init; }

    public void Dispose() => Body.Dispose();
}
