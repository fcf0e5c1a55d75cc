using Amazon.Runtime.Internal;

namespace AvatarKit.Aws.Wire.Rest;

/// <summary>The service's name for the SDK's telemetry.</summary>
internal sealed class RestMetadata(string id) : IServiceMetadata
{
    public string ServiceId => id;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
