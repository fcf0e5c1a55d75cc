namespace AvatarKit.EndToEnd.Tests.Console;

/// <summary><c>./demo</c> itself, with a <c>dotnet</c> that only says what it was asked for.</summary>
public sealed class DemoScriptTests
{
    private const string FakeDotnet =
        """
        #!/usr/bin/env bash
        printf '%s\n' "$1" >> "$CALLS"
        [ "$1" = build ] || exit 0
        [ -z "${FAIL:-}" ] || { echo "error CS1002: ; expected"; exit 1; }
        mkdir -p "$2/bin/Release/net10.0" "$2/obj"
        touch "$2/bin/Release/net10.0/avatarkit-console.dll"
        """;

    [Fact]
    public async Task It_builds_where_something_changed_and_only_there()
    {
        using var scratch = new ScratchFolder();
        await LayOutAsync(scratch);

        Assert.Equal(["build", "run"], await RunAsync(scratch));
        Assert.Equal(["run"], await RunAsync(scratch));

        // What a build leaves is no change.
        scratch.Write("src/AvatarKit/obj/made.cs", "// made again");
        Assert.Equal(["run"], await RunAsync(scratch));

        foreach (string source in (string[])["src/AvatarKit/Engine.cs", "samples/Console/Program.cs", "docs/new.md", "Directory.Packages.props"])
        {
            await WaitAsync();
            scratch.Write(source, "// changed");
            Assert.Equal(["build", "run"], await RunAsync(scratch));
            Assert.Equal(["run"], await RunAsync(scratch));
        }

        await WaitAsync();
        File.Delete(scratch["docs/old.md"]);
        Assert.Equal(["build", "run"], await RunAsync(scratch));
    }

    [Fact]
    public async Task A_build_that_failed_is_tried_again()
    {
        using var scratch = new ScratchFolder();
        await LayOutAsync(scratch);

        ProgramRun run = await StartAsync(scratch, fails: true);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CS1002", run.Errors, StringComparison.Ordinal);
        File.Delete(scratch["calls"]);
        Assert.Equal(["build", "run"], await RunAsync(scratch));
    }

    private static async Task LayOutAsync(ScratchFolder scratch)
    {
        Directory.CreateDirectory(scratch["eng"]);
        File.Copy(Path.Combine(Repository.Root, "demo"), scratch["demo"]);
        File.Copy(Path.Combine(Repository.Root, "eng", "machine.sh"), scratch["eng/machine.sh"]);
        scratch.Write("src/AvatarKit/Engine.cs", "");
        scratch.Write("src/AvatarKit/obj/made.cs", "");
        scratch.Write("samples/Console/Program.cs", "");
        scratch.Write("docs/index.md", "");
        scratch.Write("docs/old.md", "");
        scratch.Write("nuget.config", "");
        scratch.Write("Directory.Packages.props", "");
        string dotnet = scratch.Write("path/dotnet", FakeDotnet);
        await ProgramRun.RunAsync("chmod", ["+x", dotnet], scratch.Path);
    }

    // The times of files are as fine as the clock of the file system.
    private static Task WaitAsync() => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

    /// <summary>What <c>dotnet</c> was asked for: to build, or to run the program.</summary>
    private static async Task<string[]> RunAsync(ScratchFolder scratch)
    {
        ProgramRun run = await StartAsync(scratch);
        Assert.True(run.ExitCode == 0, run.Errors);
        string[] calls = await File.ReadAllLinesAsync(scratch["calls"]);
        File.Delete(scratch["calls"]);
        return [.. calls.Select(static call => call.EndsWith("avatarkit-console.dll", StringComparison.Ordinal) ? "run" : call)];
    }

    private static Task<ProgramRun> StartAsync(ScratchFolder scratch, bool fails = false)
        => ProgramRun.RunAsync("bash", ["demo", "Hello?"], scratch.Path, environment: new Dictionary<string, string?>
        {
            ["PATH"] = $"{scratch["path"]}:{Environment.GetEnvironmentVariable("PATH")}",
            ["CALLS"] = scratch["calls"],
            ["FAIL"] = fails ? "1" : null,
        });
}
