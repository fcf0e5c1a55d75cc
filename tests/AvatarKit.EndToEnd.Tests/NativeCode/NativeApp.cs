using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>The application that is published as native code, once for all tests of it.</summary>
public sealed class NativeApp : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private ProgramRun? publish;

    private string Program => scratch[Path.Combine("published", "AvatarKit.AotApp")];

    public async Task InitializeAsync()
    {
        if (NativeCodeFactAttribute.Linker is not { } linker)
        {
            return;
        }

        publish = await ProgramRun.RunAsync(
            "dotnet",
            [
                "publish", "tests/AvatarKit.AotApp", "-c", Repository.Configuration, "-o", scratch["published"], "-p:CppCompilerAndLinker=" + linker,
                "--no-restore", "-p:BuildProjectReferences=false", "-nodeReuse:false",
            ],
            Repository.Root,
            patience: TimeSpan.FromMinutes(9));
    }

    public Task DisposeAsync()
    {
        scratch.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs it, and gives the updates of its answer.</summary>
    internal async Task<JsonElement[]> AskAsync(string folder, IEnumerable<string> arguments, IDictionary<string, string?>? environment = null)
    {
        RequirePublishedWithoutWarning();
        ProgramRun run = await ProgramRun.RunAsync(Program, arguments, folder, environment: environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
    }

    private void RequirePublishedWithoutWarning()
    {
        Assert.NotNull(publish);
        Assert.True(publish.ExitCode == 0, publish.Output + publish.Errors);
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Program + ".dll"), "this is not native code");
    }
}
