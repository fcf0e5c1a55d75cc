using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop of <c>samples/Web</c>, started as a person starts it, on an address and with data of its own.</summary>
internal sealed class WebSample : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ScratchFolder scratch = new();
    private readonly string[] arguments;
    private Process? process;
    private Task<string>? errors;

    private WebSample(string[] arguments) => this.arguments = arguments;

    public static string Program { get; } = Path.Combine(
        Repository.Root, "samples", "Web", "bin", Repository.Configuration, "net10.0", "avatarkit-web.dll");

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Starts it and waits until it says where it is.</summary>
    public static async Task<WebSample> StartAsync(params string[] arguments)
    {
        var sample = new WebSample(arguments);
        try
        {
            await sample.RunAsync();
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (process is null)
        {
            return;
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await errors!;
        process.Dispose();
        process = null;
    }

    /// <summary>Starts it again where it was, with what it kept.</summary>
    public Task RunAgainAsync() => RunAsync();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        scratch.Dispose();
    }

    private async Task RunAsync()
    {
        process = ProgramRun.Start(
            "dotnet",
            [Program, "--urls", Address.ToString(), .. arguments],
            scratch.Path,
            new Dictionary<string, string?> { ["AvatarKit__Local__DataFolder"] = scratch.Path });
        errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        string? line;
        try
        {
            line = await process.StandardOutput.ReadLineAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(await TellAsync());
        }

        if (line?.StartsWith("Talk to Ava at ", StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"The shop did not say where it is: {line} {await errors.WaitAsync(limit.Token)}");
        }

        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Address = new Uri(line.Split(' ')[4]);
    }

    /// <summary>What is known of a shop that says nothing.</summary>
    private async Task<string> TellAsync()
    {
        process!.Refresh();
        string state = process.HasExited ? $"It ended with {process.ExitCode}."
            : $"It lives, with {process.Threads.Count} threads and {process.TotalProcessorTime.TotalSeconds:F1} s of processor time.";
        process.Kill(entireProcessTree: true);
        return $"The shop did not say where it is within {Patience.TotalMinutes} min. {state} {await errors!}";
    }
}
