namespace AvatarKit.Testing;

/// <summary>Writes an event stream frame by frame, each flushed, and breaks it where it is told to.</summary>
internal sealed class EventStreamWriter(EmulatorExchange exchange)
{
    private const string Padding = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // The members of the service's stream union; any other error comes as an unmodelled one.
    private static readonly string[] Modelled =
        [
            "InternalServerException",
            "ModelStreamErrorException",
            "ValidationException",
            "ThrottlingException",
            "ServiceUnavailableException",
            "ModelTimeoutException",
        ];

    private StreamBreak? pending;
    private int written;

    /// <summary>Whether nothing may follow.</summary>
    public bool IsOver { get; private set; }

    public Task WriteAsync(ConverseItem.Event one)
    {
        // The service pads its events, so that their lengths don't give the tokens away.
        one.Payload["p"] = Padding[..(written++ * 7 % Padding.Length)];
        return WriteFrameAsync(EventStreamFrame.Event(one.Type, ConverseJson.Write(one.Payload)));
    }

    public async Task FailAsync(EmulatorFault fault)
    {
        IsOver = true;
        switch (fault.Kind)
        {
            case EmulatorFaultKind.Error:
                exchange.Request?.Error = fault.Name;
                await WriteFrameAsync(Modelled.Contains(fault.Name)
                    ? EventStreamFrame.Exception(fault)
                    : EventStreamFrame.Error(fault)).ConfigureAwait(false);
                break;
            case EmulatorFaultKind.Silence:
                await HangAsync().ConfigureAwait(false);
                break;
            default:
                await exchange.PauseAsync().ConfigureAwait(false);
                exchange.Reset();
                break;
        }
    }

    public void Break(StreamBreak kind)
    {
        IsOver = kind == StreamBreak.Truncated;
        pending = kind;
    }

    private async Task WriteFrameAsync(byte[] frame)
    {
        StreamBreak? broken = pending;
        pending = null;
        switch (broken)
        {
            case StreamBreak.WrongChecksum:
                frame[^1] ^= 0xFF;
                await SendAsync(frame).ConfigureAwait(false);
                break;
            case StreamBreak.SplitFrame:
                await SendAsync(frame.AsMemory(0, frame.Length / 2)).ConfigureAwait(false);
                await exchange.PauseAsync().ConfigureAwait(false);
                await SendAsync(frame.AsMemory(frame.Length / 2)).ConfigureAwait(false);
                break;
            case StreamBreak.UnfinishedFrame:
                IsOver = true;
                await SendAsync(frame.AsMemory(0, frame.Length / 2)).ConfigureAwait(false);
                break;
            case StreamBreak.HangInFrame:
                IsOver = true;
                await SendAsync(frame.AsMemory(0, frame.Length / 2)).ConfigureAwait(false);
                await HangAsync().ConfigureAwait(false);
                break;
            default:
                await SendAsync(frame).ConfigureAwait(false);
                break;
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await exchange.Context.Response.Body.WriteAsync(bytes, exchange.Token).ConfigureAwait(false);
        await exchange.Context.Response.Body.FlushAsync(exchange.Token).ConfigureAwait(false);
    }

    private Task HangAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, exchange.Token);
}
