namespace AvatarKit.AspNetCore;

/// <summary>Sends one connection's messages, each whole before the next. Waits for the client, but not for ever. Thread-safe.</summary>
internal sealed class LiveSender(ILiveTransport transport, TimeSpan timeout, TimeProvider time) : IDisposable
{
#pragma warning disable CA2213 // Nobody asked for its handle, so it holds nothing; a last send may still wait for it.
    private readonly SemaphoreSlim gate = new(1, 1);
#pragma warning restore CA2213
    private readonly CancellationTokenSource deadline = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>Sends a message with the binary frames that follow it.</summary>
    /// <exception cref="LiveCloseException">The client is gone, or reads nothing.</exception>
    public async Task SendAsync(ServerMessage message, IReadOnlyList<byte[]>? frames = null)
    {
        byte[] json = LiveJson.Write(message);
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            deadline.CancelAfter(timeout);
            await transport.SendMessageAsync(json, deadline.Token).ConfigureAwait(false);
            foreach (byte[] frame in frames ?? [])
            {
                await transport.SendMediaAsync(frame, deadline.Token).ConfigureAwait(false);
            }

            deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            throw new LiveCloseException(LiveEnd.TooSlow.Status, LiveEnd.TooSlow.Reason);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => deadline.Dispose();
}
