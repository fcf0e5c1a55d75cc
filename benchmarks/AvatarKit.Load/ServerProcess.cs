using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AvatarKit.Load;

/// <summary>The server as a process of its own. Dispose it to end it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What the server takes of the machine's memory, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(ProviderWaits waits = default)
    {
        int port = FreePort();
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known.");
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ServerProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. own, "serve", port.ToString(), Milliseconds(waits.Model), Milliseconds(waits.Voice)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        string? line = await process.StandardOutput.ReadLineAsync();
        return line == "ready"
            ? new ServerProcess(process, new Uri($"http://127.0.0.1:{port}"))
            : throw new InvalidOperationException("The server ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string Milliseconds(TimeSpan time) => ((int)time.TotalMilliseconds).ToString();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
