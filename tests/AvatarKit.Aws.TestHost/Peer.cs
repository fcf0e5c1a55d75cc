using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AvatarKit.Aws.TestHost;

/// <summary>A program of eng/peers on a free loopback port. It ends with its standard input, so also when this process is killed.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;

    private Peer(Process process, JsonElement ready)
    {
        this.process = process;
        Url = ready.GetProperty("url").GetString()!;
        Folder = ready.TryGetProperty("directory", out JsonElement folder) ? folder.GetString() : null;
    }

    public static string Home { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "../../eng/peers"));

    public string Url { get; }

    /// <summary>Where it keeps its files, if it does.</summary>
    public string? Folder { get; }

    public static async Task<Peer> StartAsync(string script)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // The S3 server makes the tokens of its lists with DES.
        start.ArgumentList.Add("--openssl-legacy-provider");
        start.ArgumentList.Add(Path.Combine(Home, script));
        Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            return new Peer(
                process, JsonDocument.Parse(line ?? throw new InvalidOperationException($"{script} did not start: {await errors}")).RootElement);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
