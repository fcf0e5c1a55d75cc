using AvatarKit.Testing;

namespace AvatarKit.Local.Tests.Storage;

public sealed class SqliteConversationStoreConformanceTests : IDisposable
{
    private static readonly string[] Names = [.. SuiteIn("").Cases.Select(one => one.Name)];

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-conformance-").FullName;

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => SuiteIn(folder).Cases.Single(one => one.Name == name).RunAsync();

    private static ConversationStoreConformance SuiteIn(string folder)
    {
        return new ConversationStoreConformance(_ => new(Open()), (_, _) => new(Open()), (_, _) => new(Open()));

        SqliteConversationStore Open() => new(new SqliteConversationStoreOptions { Path = Path.Combine(folder, "conversations.db") });
    }
}
