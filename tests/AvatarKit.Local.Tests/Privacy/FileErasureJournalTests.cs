namespace AvatarKit.Local.Tests.Privacy;

public sealed class FileErasureJournalTests : IDisposable
{
    private static readonly AssetOwner Ada = new("acme", "ada/../x", "c1");

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_saved_is_found_by_another_object_until_it_is_removed()
    {
        var progress = new ErasureProgress
        {
            Id = "e1", Owner = Ada, StartedAt = DateTimeOffset.UnixEpoch, Attempts = 2, Parts = [new ErasedPart("assets", 3, true)],
        };
        var journal = new FileErasureJournal(folder["erasures"]);
        Assert.Null(await journal.FindAsync(Ada));
        Assert.Empty(await journal.ReadAsync().ToListAsync());
        await journal.RemoveAsync(Ada);
        await journal.SaveAsync(progress with { Attempts = 1 });
        await journal.SaveAsync(progress);

        var other = new FileErasureJournal(folder["erasures"]);
        ErasureProgress found = (await other.FindAsync(Ada))!;
        Assert.Equal(("e1", Ada, 2), (found.Id, found.Owner, found.Attempts));
        Assert.Equal(progress.Parts, found.Parts);
        Assert.Equal("e1", Assert.Single(await other.ReadAsync().ToListAsync()).Id);
        Assert.Null(await other.FindAsync(new AssetOwner("acme", "bob")));
        Assert.Single(Directory.GetFiles(folder["erasures"]));

        await other.RemoveAsync(Ada);
        Assert.Null(await journal.FindAsync(Ada));
    }

    [Fact]
    public async Task A_damaged_file_is_a_storage_error()
    {
        var journal = new FileErasureJournal(folder["erasures"]);
        await journal.SaveAsync(new ErasureProgress { Id = "e1", Owner = Ada, StartedAt = DateTimeOffset.UnixEpoch });
        await File.WriteAllTextAsync(Directory.GetFiles(folder["erasures"])[0], "{");

        await Assert.ThrowsAsync<StorageException>(async () => await journal.FindAsync(Ada));
    }
}
