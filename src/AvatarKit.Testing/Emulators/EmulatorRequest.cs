using System.Text.Json;

namespace AvatarKit.Testing;

/// <summary>A request that an emulator was sent. Thread-safe.</summary>
public abstract class EmulatorRequest
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long clientClosedAt;

    private protected EmulatorRequest(EmulatorExchange exchange)
    {
        Operation = exchange.Operation;
        Body = exchange.Body;
        Signature = exchange.Signature;
        ReceivedAt = exchange.ReceivedAt;
    }

    /// <summary>The operation, by its name in the service's API, such as <c>ConverseStream</c>.</summary>
    public string Operation { get; }

    /// <summary>The body; <see cref="JsonValueKind.Undefined"/> where there is none or it is no JSON.</summary>
    public JsonElement Body { get; }

    /// <summary>What was found about its credentials.</summary>
    public SignatureOutcome Signature { get; }

    /// <summary>When it had come whole.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The HTTP status it was answered with; 0 while there is none, and where the connection was reset before.</summary>
    public int Status { get; internal set; }

    /// <summary>The error's name it was answered with; <see langword="null"/>: none.</summary>
    public string? Error { get; internal set; }

    /// <summary>When the client closed before the answer's end; <see langword="null"/>: it has not.</summary>
    public DateTimeOffset? ClientClosedAt
        => Interlocked.Read(ref clientClosedAt) is long ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Ends when the answer was sent, the client had closed or the connection was cut.</summary>
    public Task Ended => ended.Task;

    internal void ClientClosed(DateTimeOffset at) => Interlocked.CompareExchange(ref clientClosedAt, at.UtcTicks, 0);

    internal void End() => ended.TrySetResult();
}
