namespace AvatarKit.Local.Tests.Speech.Espeak;

public sealed class DotnetHostTests : IDisposable
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
    private readonly string root = Directory.CreateTempSubdirectory("avatarkit-tests-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_program_of_this_process_is_first_then_the_environment_then_the_path()
    {
        string own = Make("own");
        string host = Make("host");
        string home = Make("home");
        string path = Make("path");
        Dictionary<string, string> environment = new() { ["DOTNET_HOST_PATH"] = host, ["DOTNET_ROOT"] = Path.GetDirectoryName(home)!, ["PATH"] =
            $"{Path.GetDirectoryName(path)}{Path.PathSeparator}relative" };

        Assert.Equal(own, DotnetHost.Find(environment.GetValueOrDefault, own));
        Assert.Equal(host, DotnetHost.Find(environment.GetValueOrDefault, Path.Combine(root, "some-app")));
        environment.Remove("DOTNET_HOST_PATH");
        Assert.Equal(home, DotnetHost.Find(environment.GetValueOrDefault, null));
        environment["DOTNET_ROOT"] = Path.Combine(root, "gone");
        Assert.Equal(path, DotnetHost.Find(environment.GetValueOrDefault, null));
    }

    private string Make(string folder)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, Name);
        File.WriteAllText(path, "");
        return path;
    }
}
