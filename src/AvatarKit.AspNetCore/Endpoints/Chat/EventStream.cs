using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AvatarKit.AspNetCore;

/// <summary>Writes server-sent events to a client; to one that has left, nothing. Not thread-safe.</summary>
/// <typeparam name="T">What every event holds as JSON.</typeparam>
internal sealed class EventStream<T>
{
    private readonly HttpContext context;
    private readonly JsonTypeInfo<T> type;
    private readonly PipeWriter output;
    private long count;

    /// <summary>Begins the answer.</summary>
    public EventStream(HttpContext context, JsonTypeInfo<T> type)
    {
        this.context = context;
        this.type = type;
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";

        // nginx and those like it keep answers back unless they are told.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        output = response.BodyWriter;
    }

    /// <summary>Writes an event, numbered from 1.</summary>
    public Task WriteAsync(string name, T data)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        count++;
        output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {count}\nevent: {name}\ndata: ")));
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = type.Options.Encoder }))
        {
            JsonSerializer.Serialize(json, data, type);
        }

        output.Write("\n\n"u8);
        return FlushAsync();
    }

    /// <summary>Writes a comment, so that nobody on the way takes the connection for dead.</summary>
    public Task KeepAliveAsync()
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        output.Write(":\n\n"u8);
        return FlushAsync();
    }

    private async Task FlushAsync()
    {
        try
        {
            await output.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left: the turn is told by its token, and ends in its own way.
        }
    }
}
