using System.Net;
using System.Net.Sockets;

namespace AvatarKit.Evaluation.Tests.Web;

public sealed class DelayingProxyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_is_sent_comes_whole_and_in_order_and_is_counted()
    {
        byte[] sent = new byte[50_000];
        new Random(7).NextBytes(sent);
        var rough = new NetworkDelay(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10), 0.1);

        Answer answer = await FetchAsync(sent, rough);

        Assert.Equal(sent, answer.Received);
        Assert.Equal(sent.Length, answer.Counted);
    }

    [Fact]
    public async Task A_packet_comes_no_sooner_than_the_network_lets_it()
    {
        var delay = new NetworkDelay(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(50), 0);

        Answer answer = await FetchAsync([1, 2, 3], delay);

        // There and back, each at least 100 ms.
        Assert.True(answer.After >= TimeSpan.FromMilliseconds(195), $"It came after {answer.After.TotalMilliseconds} ms.");
    }

    [Fact]
    public async Task A_packet_that_is_lost_comes_after_it_was_sent_again()
    {
        Answer answer = await FetchAsync([1, 2, 3], new NetworkDelay(TimeSpan.Zero, TimeSpan.Zero, Loss: 1));

        Assert.Equal([1, 2, 3], answer.Received);
        Assert.True(answer.After >= TimeSpan.FromMilliseconds(395), $"It came after {answer.After.TotalMilliseconds} ms.");
    }

    /// <summary>Asks through the proxy for what a server then sends.</summary>
    private static async Task<Answer> FetchAsync(byte[] sent, NetworkDelay delay)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Task serving = ServeAsync(server, sent);
        await using var proxy = new DelayingProxy(((IPEndPoint)server.LocalEndpoint).Port, delay, seed: 1);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        long clock = TimeProvider.System.GetTimestamp();
        await client.GetStream().WriteAsync(new byte[] { 1 });
        using var received = new MemoryStream();
        await client.GetStream().CopyToAsync(received).WaitAsync(Patience);
        TimeSpan after = TimeProvider.System.GetElapsedTime(clock);
        await serving.WaitAsync(Patience);
        return new Answer(received.ToArray(), proxy.BytesDown, after);
    }

    private static async Task ServeAsync(TcpListener server, byte[] sent)
    {
        using TcpClient peer = await server.AcceptTcpClientAsync();
        await peer.GetStream().ReadExactlyAsync(new byte[1]);
        await peer.GetStream().WriteAsync(sent);
    }

    private sealed record Answer(byte[] Received, long Counted, TimeSpan After);
}
