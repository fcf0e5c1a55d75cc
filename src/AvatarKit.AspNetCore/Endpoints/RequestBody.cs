using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AvatarKit.AspNetCore;

/// <summary>Reads bodies of JSON, never more of them than a client may send. Thread-safe.</summary>
internal sealed class RequestBody(ChatHost host)
{
    /// <summary>Reads a body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="maxBytes">How long it may be.</param>
    /// <exception cref="ChatProblemException">It is none of that, or too large.</exception>
    public async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, int maxBytes)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw NotJson();
        }

        if (context.Request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && size.MaxRequestBodySize < maxBytes)
        {
            size.MaxRequestBodySize = maxBytes;
        }

        PipeReader reader = context.Request.BodyReader;
        bool isLarge = false;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (read.Buffer.Length > maxBytes)
            {
                throw TooLarge(maxBytes);
            }

            if (!isLarge && read.Buffer.Length > host.Options.Limits.MaxMessageBytes)
            {
                isLarge = true;
                TakeRoom(context);
            }

            if (read.IsCompleted)
            {
                T body = Parse(read.Buffer, type);
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static ChatProblemException NotJson() => new(
        StatusCodes.Status415UnsupportedMediaType, "body.type", "The body must be JSON: application/json.");

    private static T Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
    {
        var json = new Utf8JsonReader(body);
        try
        {
            T value = JsonSerializer.Deserialize(ref json, type) ?? throw new ChatProblemException(
                StatusCodes.Status400BadRequest, "body.invalid", "The body must be a JSON object.");
            return json.Read() ? throw Malformed(0, json.BytesConsumed) : value;
        }
        catch (JsonException error)
        {
            throw Malformed(error.LineNumber ?? 0, error.BytePositionInLine ?? 0);
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentException or InvalidOperationException
            or FormatException or OverflowException)
        {
            // A value that its property refuses: the serializer passes such errors on as they are.
            throw Malformed(0, json.BytesConsumed);
        }
    }

    private static ChatProblemException Malformed(long line, long position) => new(
        StatusCodes.Status400BadRequest,
        "body.invalid",
        $"The body is not the JSON that is expected, at line {line + 1}, position {position + 1}.");

    private static ChatProblemException TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, "body.too_large", $"The request is too large. It may have {maxBytes} bytes.");

    private void TakeRoom(HttpContext context)
    {
        RateLimitLease lease = host.LargeBodies.AttemptAcquire();
        context.Response.RegisterForDispose(lease);
        if (!lease.IsAcquired)
        {
            throw new ChatProblemException(
                StatusCodes.Status503ServiceUnavailable, "server.busy", "Too many files are being sent at the moment. Try again in a moment.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }
}
