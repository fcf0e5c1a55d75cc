using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Aws.Wire.EventStreams;

/// <summary>An event stream that stopped too early or is damaged.</summary>
[SuppressMessage(
    "Design",
    "CA1064:Exceptions should be public",
    Justification = "It never leaves the package: a typed error of the service is made of it.")]
internal sealed class EventStreamBrokenException(string message, Exception? innerException = null) : IOException(message, innerException)
{
    /// <summary>Whether the stream ended before its last event; otherwise a frame is damaged.</summary>
    public bool IsTruncated { get; init; }
}
