using AvatarKit.Testing;

namespace AvatarKit.Tests.LipSync;

public sealed class AlignedLipSyncConformanceTests
{
    // It reads no marks of any alphabet.
    private static readonly LipSyncConformance Suite = new(_ => new(new AlignedLipSync())) { Alphabets = [] };

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();
}
