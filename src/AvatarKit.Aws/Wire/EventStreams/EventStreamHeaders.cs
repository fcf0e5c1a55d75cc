using Amazon.Runtime.EventStreams;

namespace AvatarKit.Aws.Wire.EventStreams;

/// <summary>The headers by which an event says what it is.</summary>
internal static class EventStreamHeaders
{
    public static string MessageType(this IEventStreamMessage message) => message.Text(":message-type");

    public static string EventType(this IEventStreamMessage message) => message.Text(":event-type");

    /// <summary>The error's name as in a response: in a stream it is a member of a union and begins with a small letter.</summary>
    public static string ExceptionName(this IEventStreamMessage message)
        => message.Text(":exception-type") is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : message.Text(":error-code");

    public static string ErrorMessage(this IEventStreamMessage message) => message.Text(":error-message");

    private static string Text(this IEventStreamMessage message, string name)
        => message.Headers.TryGetValue(name, out IEventStreamHeader? header)
            && header.HeaderType == EventStreamHeaderType.String ? header.AsString() : "";
}
