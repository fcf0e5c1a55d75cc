using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AvatarKit.Evaluation;

/// <summary>A network between browser and server: what comes is handed on later, in its order, and counted.</summary>
/// <remarks>A loss is what TCP makes of one: the piece comes after a retransmission, and everything behind it waits for it.</remarks>
internal sealed class DelayingProxy : IAsyncDisposable
{
    /// <summary>What fits into one packet of an Ethernet.</summary>
    private const int PacketBytes = 1_460;

    /// <summary>Packets that may be on their way at once.</summary>
    private const int MostOnTheWay = 4_096;

    private static readonly TimeSpan Retransmission = TimeSpan.FromMilliseconds(200);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> tasks = [];
    private readonly Lock gate = new();
    private readonly Random random;
    private readonly NetworkDelay delay;
    private readonly int server;
    private long bytesDown;

    /// <summary>Begins to listen.</summary>
    /// <param name="server">The server's port on this machine.</param>
    /// <param name="delay">What the network does.</param>
    /// <param name="seed">Of jitter and loss.</param>
    public DelayingProxy(int server, NetworkDelay delay, int seed)
    {
        this.server = server;
        this.delay = delay;
        random = new Random(seed);
        listener.Start();
        Start(AcceptAsync());
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the server has sent.</summary>
    public long BytesDown => Interlocked.Read(ref bytesDown);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        Task[] all;
        lock (gate)
        {
            all = [.. tasks];
        }

        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        stopping.Dispose();
    }

    private void Start(Task task)
    {
        lock (gate)
        {
            tasks.Add(task);
        }
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Start(JoinAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task JoinAsync(TcpClient browser)
    {
        using TcpClient near = browser;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server, stopping.Token);
            await Task.WhenAll(
                PassAsync(near.GetStream(), far.GetStream(), count: false),
                PassAsync(far.GetStream(), near.GetStream(), count: true));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One side has gone: so has the connection.
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool count)
    {
        var way = Channel.CreateBounded<Packet>(MostOnTheWay);
        Task writing = WriteAsync(way.Reader, to);
        long last = 0;
        var buffer = new byte[PacketBytes];
        try
        {
            while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
            {
                last = Math.Max(last, Due());
                await way.Writer.WriteAsync(new Packet(buffer.AsMemory(0, length).ToArray(), last), stopping.Token);
                Interlocked.Add(ref bytesDown, count ? length : 0);
            }
        }
        finally
        {
            way.Writer.Complete();
            await writing;
        }
    }

    private static TimeProvider Time => TimeProvider.System;

    /// <summary>When a packet that has come now is there, as a timestamp.</summary>
    private long Due()
    {
        TimeSpan late;
        lock (random)
        {
            late = delay.Mean + (delay.Jitter * ((2 * random.NextDouble()) - 1));
            late += random.NextDouble() < delay.Loss ? Retransmission : TimeSpan.Zero;
        }

        return Time.GetTimestamp() + (long)(late.TotalSeconds * Time.TimestampFrequency);
    }

    private async Task WriteAsync(ChannelReader<Packet> way, NetworkStream to)
    {
        await foreach (Packet packet in way.ReadAllAsync(stopping.Token))
        {
            TimeSpan left = Time.GetElapsedTime(Time.GetTimestamp(), packet.Due);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, Time, stopping.Token);
            }

            await to.WriteAsync(packet.Bytes, stopping.Token);
        }

        to.Socket.Shutdown(SocketShutdown.Send);
    }

    private readonly record struct Packet(byte[] Bytes, long Due);
}
