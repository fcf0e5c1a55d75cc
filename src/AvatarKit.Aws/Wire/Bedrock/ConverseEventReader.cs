using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal;
using AvatarKit.Aws.Wire.EventStreams;

namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>Makes events of the frames of a streamed answer.</summary>
internal static class ConverseEventReader
{
    public static async IAsyncEnumerable<ConverseStreamEvent> ReadAsync(
        Stream body, string? requestId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool stopped = false;
        await foreach (IEventStreamMessage message in EventStreamReader.ReadAsync(body, cancellationToken).ConfigureAwait(false))
        {
            if (Decode(message, requestId) is { } decoded)
            {
                stopped |= decoded is MessageStopEvent;
                yield return decoded;
            }
        }

        if (!stopped)
        {
            throw new EventStreamBrokenException("The event stream ended before the answer did.") { IsTruncated = true };
        }
    }

    // Null: an event of a kind that is not known here.
    private static ConverseStreamEvent? Decode(IEventStreamMessage message, string? requestId)
    {
        switch (message.MessageType())
        {
            case "exception":
            case "error":
                throw Error(message, requestId);
            case "event":
                break;
            default:
                return null;
        }

        BedrockJsonContext json = BedrockJsonContext.Default;
        ReadOnlySpan<byte> payload = message.Payload;
        try
        {
            return message.EventType() switch
            {
                "messageStart" => JsonSerializer.Deserialize(payload, json.MessageStartEvent),
                "contentBlockStart" => JsonSerializer.Deserialize(payload, json.ContentBlockStartEvent),
                "contentBlockDelta" => JsonSerializer.Deserialize(payload, json.ContentBlockDeltaEvent),
                "contentBlockStop" => JsonSerializer.Deserialize(payload, json.ContentBlockStopEvent),
                "messageStop" => JsonSerializer.Deserialize(payload, json.MessageStopEvent),
                "metadata" => JsonSerializer.Deserialize(payload, json.ConverseStreamMetadataEvent),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException
            or InvalidOperationException or FormatException or OverflowException)
        {
            throw new EventStreamBrokenException("An event of the stream is no readable JSON.", exception);
        }
    }

    private static AmazonBedrockRuntimeException Error(IEventStreamMessage message, string? requestId)
    {
        StreamExceptionBody? body = null;
        try
        {
            body = message.Payload is { Length: > 0 }
                ? JsonSerializer.Deserialize(message.Payload, BedrockJsonContext.Default.StreamExceptionBody)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            // The error's name is in the headers and is what counts.
        }

        return new AmazonBedrockRuntimeException(new ErrorResponse
        {
            Code = message.ExceptionName(),
            Message = body?.Message ?? message.ErrorMessage(),
            RequestId = requestId,
            StatusCode = (HttpStatusCode)(body?.OriginalStatusCode ?? 0),
            Type = ErrorType.Unknown,
        });
    }
}
