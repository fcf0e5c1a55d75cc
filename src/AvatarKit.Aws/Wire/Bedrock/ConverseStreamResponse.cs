using Amazon.Runtime;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>An answer that comes in events. Disposing it ends the call at once.</summary>
internal sealed class ConverseStreamResponse : AmazonWebServiceResponse, IDisposable
{
    internal Stream Body { get; init; } = Stream.Null;

    /// <summary>Reads the events, once.</summary>
    /// <exception cref="AmazonServiceException">The service reports an error in the stream.</exception>
    /// <exception cref="EventStreams.EventStreamBrokenException">The stream is damaged, or ended before the answer did.</exception>
    public IAsyncEnumerable<ConverseStreamEvent> ReadAsync(CancellationToken cancellationToken = default)
        => ConverseEventReader.ReadAsync(Body, ResponseMetadata?.RequestId, cancellationToken);

    public void Dispose() => Body.Dispose();
}
