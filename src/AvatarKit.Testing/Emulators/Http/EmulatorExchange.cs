using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AvatarKit.Testing;

/// <summary>One request and its answer on the wire.</summary>
internal sealed class EmulatorExchange(HttpContext context, byte[] content, EmulatorOptions options, CancellationToken cancellationToken)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public HttpContext Context { get; } = context;

    public byte[] Content { get; } = content;

    public DateTimeOffset ReceivedAt { get; } = options.TimeProvider.GetUtcNow();

    /// <summary>Ends with the client's connection and with the emulator.</summary>
    public CancellationToken Token { get; } = cancellationToken;

    /// <summary>The path as it was sent, without the query.</summary>
    public string RawPath { get; } = RawTarget(context).Split('?', 2)[0];

    /// <summary>The query as it was sent; empty without one.</summary>
    public string RawQuery { get; } = RawTarget(context).Split('?', 2) is [_, string query] ? query : "";

    /// <summary>The path's segments, decoded.</summary>
    public string[] Segments => [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public string Operation { get; set; } = "";

    public JsonElement Body { get; set; }

    public SignatureOutcome Signature { get; set; }

    public EmulatorRequest? Request { get; set; }

    /// <summary>Whether the emulator itself ended the connection.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Writes an answer whole.</summary>
    public async Task WriteAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        Begin(status, contentType);
        Context.Response.ContentLength = body.Length;
        await Context.Response.Body.WriteAsync(body, Token).ConfigureAwait(false);
    }

    /// <summary>Sets status and headers, to be sent with the first flush.</summary>
    public void Begin(int status, string contentType)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentType = contentType;
        Context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();

        // Clients correct their clocks by it after a refused signature.
        Context.Response.Headers.Date = options.SignatureClock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        Request?.Status = status;
    }

    public async Task FailAsync(EmulatorFault fault)
    {
        Request?.Error = fault.Name.Length == 0 ? null : fault.Name;
        switch (fault.Kind)
        {
            case EmulatorFaultKind.Reset:
                Reset();
                break;
            case EmulatorFaultKind.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Token).ConfigureAwait(false);
                break;
            case EmulatorFaultKind.Page:
                Context.Response.StatusCode = fault.Status;
                Context.Response.ContentType = "text/html";
                Request?.Status = fault.Status;
                await Context.Response.WriteAsync(fault.Message, Token).ConfigureAwait(false);
                break;
            default:
                // The services add where the error's class lives: clients are to cut it off at the colon.
                Context.Response.Headers["x-amzn-ErrorType"] = $"{fault.Name}:http://internal.amazon.com/coral/com.amazon.coral.service/";
                if (fault.RetryAfter is TimeSpan after)
                {
                    Context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                await WriteAsync(fault.Status, "application/json", ErrorBody.Write(fault)).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Lets the client read what was sent so far, as a packet of its own: a reset would drop it unread.</summary>
    public Task PauseAsync() => Task.Delay(Pause, TimeProvider.System, Token);

    /// <summary>Cuts the connection as a crash does: what was not sent yet is lost, and the client is told so by a reset.</summary>
    public void Reset()
    {
        IsCut = true;
        if (Context.Features.Get<IConnectionSocketFeature>()?.Socket is Socket socket && HttpProtocol.IsHttp11(Context.Request.Protocol))
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Context.Abort();
    }

    private static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
}
