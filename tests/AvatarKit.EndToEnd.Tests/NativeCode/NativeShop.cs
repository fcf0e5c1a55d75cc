using System.Diagnostics;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>The shop of <c>samples/Web</c>, published as native code and started once for all tests of it.</summary>
public sealed class NativeShop : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private ProgramRun? publish;
    private Process? process;

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1");

    private string Program => scratch[Path.Combine("published", "avatarkit-web")];

    public async Task InitializeAsync()
    {
        if (NativeCodeFactAttribute.Linker is not { } linker)
        {
            return;
        }

        publish = await ProgramRun.RunAsync(
            "dotnet",
            [
                "publish", "samples/Web", "-c", Repository.Configuration, "-o", scratch["published"], "-p:CppCompilerAndLinker=" + linker,
                "-p:BuildProjectReferences=false", "-nodeReuse:false",
            ],
            Repository.Root,
            environment: new Dictionary<string, string?> { ["AVATARKIT_NATIVE"] = "true" },
            patience: TimeSpan.FromMinutes(9));
        if (publish.ExitCode == 0)
        {
            process = ProgramRun.Start(
                Program,
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
        Assert.True(publish.ExitCode == 0, publish.Output + publish.Errors);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Program + ".dll"), "this is not native code");
    }
}
