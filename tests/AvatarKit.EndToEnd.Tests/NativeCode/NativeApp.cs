using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.NativeCode;

/// <summary>The application that is published as native code, once for all tests of it.</summary>
public sealed class NativeApp : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();
    private NativePublish? publish;

    public async Task InitializeAsync()
        => publish = await NativePublish.RunAsync("tests/AvatarKit.AotApp", scratch["published"], "AvatarKit.AotApp");

    public Task DisposeAsync()
    {
        scratch.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Runs it, and gives the updates of its answer.</summary>
    internal async Task<JsonElement[]> AskAsync(string folder, IEnumerable<string> arguments, IDictionary<string, string?>? environment = null)
    {
        Assert.NotNull(publish);
        publish.RequireNoWarning();
        ProgramRun run = await ProgramRun.RunAsync(publish.Program, arguments, folder, environment: environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
    }
}
