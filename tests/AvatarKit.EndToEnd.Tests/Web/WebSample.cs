using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests.Web;

/// <summary>The shop of <c>samples/Web</c>, started as a person starts it, on an address and with data of its own.</summary>
internal sealed class WebSample : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly ScratchFolder scratch;

    private WebSample(Process process, ScratchFolder scratch, Uri address)
    {
        this.process = process;
        this.scratch = scratch;
        Address = address;
        errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public static string Program { get; } = Path.Combine(
        Repository.Root, "samples", "Web", "bin", Repository.Configuration, "net10.0", "avatarkit-web.dll");

    public Uri Address { get; }

    /// <summary>Starts it and waits until it says where it is.</summary>
    public static async Task<WebSample> StartAsync(params string[] arguments)
    {
        var scratch = new ScratchFolder();
        Process process = ProgramRun.Start(
            "dotnet",
            [Program, "--urls", "http://127.0.0.1:0", .. arguments],
            scratch.Path,
            new Dictionary<string, string?> { ["AvatarKit__Local__DataFolder"] = scratch.Path });
        using var limit = new CancellationTokenSource(Patience);
        string? line = await process.StandardOutput.ReadLineAsync(limit.Token);
        if (line?.StartsWith("Talk to Ava at ", StringComparison.Ordinal) != true)
        {
            string said = await process.StandardError.ReadToEndAsync(limit.Token);
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The shop did not say where it is: {line} {said}");
        }

        return new WebSample(process, scratch, new Uri(line.Split(' ')[4]));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await errors;
        process.Dispose();
        scratch.Dispose();
    }
}
