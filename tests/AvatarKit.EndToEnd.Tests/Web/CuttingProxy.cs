using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The network between a browser and a server on loopback: it passes bytes on, until it is cut.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private readonly int serverPort;
    private volatile bool isDown;

    public CuttingProxy(Uri server)
    {
        serverPort = server.Port;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Breaks every connection, and those that are tried until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        isDown = true;
        CloseAll();
    }

    /// <summary>Lets connections through again.</summary>
    public void Mend() => isDown = false;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        CloseAll();
        await accepting;
        end.Dispose();
    }

    private void CloseAll()
    {
        foreach (TcpClient client in open.Keys)
        {
            Reset(client);
            open.TryRemove(client, out _);
        }
    }

    /// <summary>Ends a connection as a network does that is gone.</summary>
    private static void Reset(TcpClient client)
    {
        try
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or NullReferenceException or ObjectDisposedException)
        {
            // It has ended by itself.
        }

        client.Close();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(end.Token);
                _ = PassAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var server = new TcpClient { NoDelay = true };
        using TcpClient owned = browser;
        try
        {
            browser.NoDelay = true;
            open[browser] = open[server] = true;
            if (isDown)
            {
                Reset(browser);
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, serverPort, end.Token);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(server.GetStream(), end.Token), server.GetStream().CopyToAsync(browser.GetStream(), end.Token));
        }
        catch (Exception exception)
            when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut, or the test is over.
        }
        finally
        {
            open.TryRemove(browser, out _);
            open.TryRemove(server, out _);
        }
    }
}
