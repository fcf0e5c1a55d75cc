using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>The shop of <c>samples/Web</c>, published as native code and started once for all tests of it.</summary>
public sealed class NativeShop : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private NativePublish? publish;
    private Process? process;

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        publish = await NativePublish.RunAsync("samples/Web", scratch["published"], "avatarkit-web");
        if (publish is { Succeeded: true })
        {
            process = ProgramRun.Start(
                publish.Program,
                ["--urls", "http://127.0.0.1:0"],
                scratch.Path,
                new Dictionary<string, string?> { ["AvatarKit__Local__DataFolder"] = scratch["data"] });
            string line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System) ?? "";
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            Address = new Uri(line.Split(' ')[4]);
        }
    }

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        scratch.Dispose();
    }

    internal void RequirePublishedWithoutWarning()
    {
        Assert.NotNull(publish);
        publish.RequireNoWarning();
    }
}
