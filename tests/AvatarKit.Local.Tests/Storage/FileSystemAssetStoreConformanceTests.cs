using AvatarKit.Testing;

namespace AvatarKit.Local.Tests.Storage;

public sealed class FileSystemAssetStoreConformanceTests : IDisposable
{
    private static readonly string[] Names = [.. SuiteIn("").Cases.Select(one => one.Name)];

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-conformance-").FullName;

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => SuiteIn(folder).Cases.Single(one => one.Name == name).RunAsync();

    private static AssetStoreConformance SuiteIn(string folder)
    {
        return new AssetStoreConformance(_ => new(Open()), (_, _) => new(Open()));

        FileSystemAssetStore Open() => new(new FileSystemAssetStoreOptions { Folder = Path.Combine(folder, "assets") });
    }
}
