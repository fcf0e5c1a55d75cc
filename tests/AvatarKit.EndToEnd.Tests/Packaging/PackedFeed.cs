namespace AvatarKit.EndToEnd.Tests.Packaging;

/// <summary>All packages in a folder, of a version that nobody has, as a new application would get them.</summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly ScratchFolder scratch = new();

    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}";

    public string Folder => scratch["feed"];

    public static async Task<string> DotnetAsync(string folder, IDictionary<string, string?>? environment, params string[] arguments)
    {
        ProgramRun run = await ProgramRun.RunAsync("dotnet", arguments, folder, environment: environment);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}{run.Errors}");
        return run.Output;
    }

    public string FileOf(string package, string extension = "nupkg") => Path.Combine(Folder, $"{package}.{Version}.{extension}");

    /// <summary>Makes a folder in which <c>dotnet</c> finds the packages.</summary>
    public string Place(string name)
    {
        string place = scratch[name];
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "nuget.config"), $"""
            <configuration><packageSources><add key="feed" value="{Folder}" /></packageSources></configuration>
            """);
        return place;
    }

    public async Task InitializeAsync()
    {
        foreach (string package in Repository.Libraries)
        {
            await PackAsync(package, "--no-build");
        }

        await PackAsync("AvatarKit.Templates");
    }

    public Task DisposeAsync()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in Repository.Libraries)
        {
            string folder = Path.Combine(cache, package.ToLowerInvariant(), Version);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        scratch.Dispose();
        return Task.CompletedTask;
    }

    private Task<string> PackAsync(string package, params string[] more)
        => DotnetAsync(
            Repository.Root, null,
            ["pack", $"src/{package}", "-c", Repository.Configuration, "-o", Folder, $"-p:Version={Version}", .. more]);
}
