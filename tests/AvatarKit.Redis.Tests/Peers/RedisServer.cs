using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AvatarKit.Redis.Tests.Peers;

/// <summary>A redis-server on a free loopback port that keeps nothing. It ends with this process, however that ends.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int Attempts = 200;

    // The shell ends the server when its standard input ends, so also when this process is killed.
    private const string Script = """
        redis-server --port "$1" --bind 127.0.0.1 --save '' --appendonly no --dir "$2" >/dev/null 2>&1 &
        server=$!
        echo $server
        cat >/dev/null
        kill -KILL $server 2>/dev/null
        """;

#pragma warning disable CA2213 // The end of each server disposes of its shell.
    private Process? shell;
#pragma warning restore CA2213
    private string server = "";

    private RedisServer(int port) => Port = port;

    public int Port { get; }

    public string Connection => $"127.0.0.1:{Port},connectTimeout=2000";

    public static async Task<RedisServer> StartAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var started = new RedisServer(((IPEndPoint)probe.LocalEndpoint).Port);
        probe.Stop();
        await started.RunAsync();
        return started;
    }

    /// <summary>Starts a server on a port where one was before, with nothing in it.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["-c", Script, "sh", Port.ToString(CultureInfo.InvariantCulture), Path.GetTempPath()])
        {
            start.ArgumentList.Add(argument);
        }

        shell = Process.Start(start)!;
        server = (await shell.StandardOutput.ReadLineAsync())!;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    /// <summary>It is gone at once, with all it knew.</summary>
    public async Task KillAsync()
    {
        if (shell is not null)
        {
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
            shell.Dispose();
            shell = null;
        }
    }

    /// <summary>It takes what is sent, and answers nothing.</summary>
    public Task StopAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    public ValueTask DisposeAsync() => new(KillAsync());

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, server]);
        await kill.WaitForExitAsync();
    }
}
