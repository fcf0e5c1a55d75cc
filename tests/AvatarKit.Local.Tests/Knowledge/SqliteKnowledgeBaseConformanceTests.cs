using AvatarKit.Testing;

namespace AvatarKit.Local.Tests.Knowledge;

public sealed class SqliteKnowledgeBaseConformanceTests : IDisposable
{
    private static readonly string[] Names = [.. SuiteIn("").Cases.Select(one => one.Name)];

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-conformance-").FullName;

    public SqliteKnowledgeBaseConformanceTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "docs"));
        File.WriteAllText(Path.Combine(folder, "docs", "opening.md"),
            "# Opening hours\n\nThe museum opens at nine in the morning and closes at six.\n\n## Mondays\n\nOn Mondays the museum is closed.\n");
        File.WriteAllText(
            Path.Combine(folder, "docs", "tickets.md"), "# Tickets\n\nA ticket costs twelve euros. Children under six need no ticket.\n");
    }

    public static TheoryData<string> Cases => [.. Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => SuiteIn(folder).Cases.Single(one => one.Name == name).RunAsync();

    private static KnowledgeBaseConformance SuiteIn(string folder) => new(
        _ => new(new SqliteKnowledgeBase(new SqliteKnowledgeBaseOptions
        {
            Folder = Path.Combine(folder, "docs"),
            IndexPath = Path.Combine(folder, "index.db"),
        })),
        "When does the museum open?",
        "nine in the morning");
}
