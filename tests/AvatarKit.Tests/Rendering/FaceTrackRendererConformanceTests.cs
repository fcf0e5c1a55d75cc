using AvatarKit.Testing;

namespace AvatarKit.Tests.Rendering;

public sealed class FaceTrackRendererConformanceTests
{
    private static readonly AvatarRendererConformance Suite = new(_ => new(new FaceTrackRenderer()));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();
}
