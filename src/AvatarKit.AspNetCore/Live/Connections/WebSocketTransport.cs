using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace AvatarKit.AspNetCore;

/// <summary>Messages over a WebSocket. A connection on which nothing comes holds no buffer.</summary>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore without handle holds nothing.")]
internal sealed class WebSocketTransport(WebSocket socket, int maxMessageBytes, LargeMessages large, TimeProvider time) : ILiveTransport
{
    private const int FirstBuffer = 2_048;

    // Frames without content cost no memory, but time.
    private const int MaxFragments = 4_096;
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly TaskCompletionSource clientClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? ConnectionId => null;

    public async ValueTask<LiveFrame> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Waits without a buffer.
            ValueWebSocketReceiveResult came = await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken).ConfigureAwait(false);
            return came.MessageType == WebSocketMessageType.Close ? Close() : await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsGone(exception, cancellationToken))
        {
            return Close();
        }
    }

    public ValueTask SendMessageAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
        => SendAsync(json, WebSocketMessageType.Text, cancellationToken);

    public ValueTask SendMediaAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
        => SendAsync(frame, WebSocketMessageType.Binary, cancellationToken);

    public async Task CloseAsync(int status, string reason)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            await sending.WaitAsync(timeout.Token).ConfigureAwait(false);
            await socket.CloseOutputAsync((WebSocketCloseStatus)status, reason, timeout.Token).ConfigureAwait(false);
            await clientClosed.Task.WaitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException
            or ObjectDisposedException or InvalidOperationException)
        {
            // A client that does not close is cut off.
        }

        socket.Abort();
    }

    public void Abort() => socket.Abort();

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(bytes, type, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsGone(exception, cancellationToken))
        {
            throw new LiveCloseException(LiveProtocol.Closed, "The client is gone.");
        }
        finally
        {
            sending.Release();
        }
    }

    private async ValueTask<LiveFrame> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        IDisposable? budget = null;
        int length = 0;
        try
        {
            for (int fragments = 0; fragments < MaxFragments; fragments++)
            {
                if (length == buffer.Length)
                {
                    int size = (int)Math.Min((long)buffer.Length * 4, (long)maxMessageBytes + 1);
                    if (length >= size || !TryGrow(ref budget, size))
                    {
                        return LiveFrame.TooLarge;
                    }

                    byte[] larger = ArrayPool<byte>.Shared.Rent(size);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return Close();
                }

                length += part.Count;
                if (length > maxMessageBytes)
                {
                    return LiveFrame.TooLarge;
                }

                if (part.EndOfMessage)
                {
                    LiveFrameKind kind = part.MessageType == WebSocketMessageType.Text ? LiveFrameKind.Text : LiveFrameKind.Binary;
                    var frame = LiveFrame.Rented(kind, buffer, length, budget);
                    buffer = [];
                    budget = null;
                    return frame;
                }
            }

            return LiveFrame.TooLarge;
        }
        finally
        {
            budget?.Dispose();
            if (buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private bool TryGrow(ref IDisposable? budget, int size)
    {
        budget?.Dispose();
        budget = null;
        if (size <= 64 * 1024)
        {
            return true;
        }

        budget = large.TryTake(size);
        return budget is not null;
    }

    /// <summary>Whether a failure says that the client is gone. A connection that is aborted says so as a cancellation of its own.</summary>
    private static bool IsGone(Exception exception, CancellationToken own) => exception
        is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException
        || (exception is OperationCanceledException && !own.IsCancellationRequested);

    private LiveFrame Close()
    {
        clientClosed.TrySetResult();
        return LiveFrame.Closed;
    }
}
