using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AvatarKit.AspNetCore;

/// <summary>Messages as server-sent events one way, and by posts the other, where WebSockets are blocked.</summary>
internal sealed class EventStreamTransport : ILiveTransport, IDisposable
{
    private const int MaxWaiting = 256;
    private static readonly TimeSpan AliveInterval = TimeSpan.FromSeconds(15);

    private readonly HttpContext context;
    private readonly TimeProvider time;
#pragma warning disable CA2213 // Nobody asked for its handle, so it holds nothing; a last send may still wait for it.
    private readonly SemaphoreSlim sending = new(1, 1);
#pragma warning restore CA2213
    private readonly CancellationTokenSource ended;
    private readonly Channel<LiveFrame> incoming = Channel.CreateBounded<LiveFrame>(MaxWaiting);

    public EventStreamTransport(HttpContext context, TimeProvider time)
    {
        this.context = context;
        this.time = time;
        ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        ended.Token.Register(() => incoming.Writer.TryComplete());
    }

    public string ConnectionId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Begins the answer.</summary>
    public async Task BeginAsync()
    {
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        _ = StayAliveAsync();
    }

    /// <summary>Takes a message that the client posted.</summary>
    /// <returns>Whether the connection is still there.</returns>
    public async Task<bool> AddAsync(LiveFrame frame, CancellationToken cancellationToken)
    {
        try
        {
            await incoming.Writer.WriteAsync(frame, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    public async ValueTask<LiveFrame> ReceiveAsync(CancellationToken cancellationToken)
        => await incoming.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && incoming.Reader.TryRead(out LiveFrame frame)
            ? frame : LiveFrame.Closed;

    public ValueTask SendMessageAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
        => WriteAsync("data: "u8.ToArray(), json, cancellationToken);

    public ValueTask SendMediaAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        var base64 = new byte[Base64.GetMaxEncodedToUtf8Length(frame.Length)];
        Base64.EncodeToUtf8(frame.Span, base64, out _, out int length);
        return WriteAsync("event: media\ndata: "u8.ToArray(), base64.AsMemory(0, length), cancellationToken);
    }

    public async Task CloseAsync(int status, string reason)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            byte[] data = Encoding.UTF8.GetBytes($"{{\"code\":{status},\"reason\":\"{System.Text.Json.JsonEncodedText.Encode(reason)}\"}}");
            await WriteAsync("event: close\ndata: "u8.ToArray(), data, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is LiveCloseException or OperationCanceledException)
        {
            // Whoever is gone need not be told.
        }

        await ended.CancelAsync().ConfigureAwait(false);
    }

    public void Abort() => context.Abort();

    public void Dispose()
    {
        incoming.Writer.TryComplete();
        while (incoming.Reader.TryRead(out LiveFrame frame))
        {
            frame.Dispose();
        }

        ended.Dispose();
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (ended.IsCancellationRequested)
            {
                throw new LiveCloseException(LiveProtocol.Closed, "The client is gone.");
            }

            await context.Response.Body.WriteAsync(head, cancellationToken).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(data, cancellationToken).ConfigureAwait(false);
            await context.Response.Body.WriteAsync("\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new LiveCloseException(LiveProtocol.Closed, "The client is gone.");
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Proxies end what is quiet for long.</summary>
    private async Task StayAliveAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(AliveInterval, time, ended.Token).ConfigureAwait(false);
                await WriteAsync(": alive"u8.ToArray(), ReadOnlyMemory<byte>.Empty, ended.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is LiveCloseException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection has ended.
        }
    }
}
