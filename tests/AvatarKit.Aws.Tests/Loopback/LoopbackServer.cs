using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AvatarKit.Aws.Tests.Loopback;

/// <summary>A raw HTTP/1.1 server that plays one script per call and remembers what it was asked. It can do what a real server never should:
/// stop inside a frame, reset a connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Func<LoopbackCall, Task>> scripts = new();
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> calls = [];
    private readonly Task accepting;

    public LoopbackServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What plays once the scripts are used up.</summary>
    public Func<LoopbackCall, Task> Otherwise { get; set; } =
        static call => call.RespondAsync(500, """{"message":"no script"}""", ("x-amzn-errortype", "InternalServerException"));

    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    public LoopbackServer Then(Func<LoopbackCall, Task> script)
    {
        scripts.Enqueue(script);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(calls);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                calls.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient owned = client;
        try
        {
            if (await LoopbackRequest.ReadAsync(client.GetStream(), stopping.Token) is not { } request)
            {
                return;
            }

            requests.Enqueue(request);
            Func<LoopbackCall, Task> script = scripts.TryDequeue(out Func<LoopbackCall, Task>? next) ? next : Otherwise;
            await script(new LoopbackCall(client, request, stopping.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, as some tests want it to.
        }
    }
}
