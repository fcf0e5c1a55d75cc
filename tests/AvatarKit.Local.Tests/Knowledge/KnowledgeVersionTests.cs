using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests;

public sealed class KnowledgeVersionTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.UnixEpoch.AddYears(60));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_version_is_the_documents_and_changes_with_each_of_them()
    {
        folder.Write("docs/a.md", "# Voices\n\nChoose one.\n");
        folder.Write("docs/b.md", "# Prices\n\n12 euros.\n");
        using SqliteKnowledgeBase one = Open("one.db");
        using SqliteKnowledgeBase other = Open("other.db");
        Assert.Equal("", one.Version);
        await one.RefreshAsync();
        await other.RefreshAsync();
        string before = one.Version;
        Assert.Equal((64, before), (before.Length, other.Version));

        folder.Write("docs/b.md", "# Prices\n\n13 euros.\n");
        await one.RefreshAsync();
        string changed = one.Version;
        File.Delete(folder["docs/a.md"]);
        await one.RefreshAsync();

        Assert.Equal(3, new[] { before, changed, one.Version }.Distinct().Count());
    }

    [Fact]
    public async Task Asking_for_it_looks_at_the_folder_again_when_that_is_due()
    {
        folder.Write("docs/a.md", "# Voices\n\nChoose one.\n");
        using SqliteKnowledgeBase knowledge = Open("one.db");
        await knowledge.RefreshAsync();
        string before = knowledge.Version;
        folder.Write("docs/a.md", "# Voices\n\nChoose two.\n");
        time.Advance(TimeSpan.FromHours(1));

        // The look goes on beside: it ends when it ends.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (knowledge.Version == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }

        Assert.Equal(1, knowledge.LastReport!.Updated);
    }

    private SqliteKnowledgeBase Open(string index)
        => new(new SqliteKnowledgeBaseOptions { Folder = folder["docs"], IndexPath = folder[index] }, time);
}
