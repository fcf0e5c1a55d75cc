using AvatarKit.Testing;

namespace AvatarKit.Local.Tests.Privacy;

public sealed class EncryptedSqliteConformanceTests : IDisposable
{
    private static readonly string[] Names = [.. SuiteIn("", []).Cases.Select(static one => one.Name)];

    private readonly ScratchFolder folder = new();
    private readonly List<SqliteConversationStore> opened = [];

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose()
    {
        opened.ForEach(static store => store.Dispose());
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => SuiteIn(folder.Path, opened).Cases.Single(one => one.Name == name).RunAsync();

    private static ConversationStoreConformance SuiteIn(string folder, List<SqliteConversationStore> opened)
    {
        return new ConversationStoreConformance(_ => new(Open()), (_, _) => new(Open()), (_, _) => new(Open()));

        EncryptedConversationStore Open()
        {
            var inner = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = Path.Combine(folder, "conversations.db") });
            opened.Add(inner);
            return new EncryptedConversationStore(inner, new EncryptionKeys(
                new FileKeyRing(Path.Combine(folder, "keys", "ring.json")), new FileDataKeyStore(Path.Combine(folder, "keys", "people"))));
        }
    }
}
