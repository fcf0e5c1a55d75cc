using Microsoft.Data.Sqlite;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>What the store does on disks that are full, or may not be written.</summary>
public sealed class SqliteConversationStoreDiskTests : SqliteFileTests
{
    [Fact]
    public async Task A_folder_that_cannot_be_created_is_unreachable()
    {
        Folder.Write("file", "no folder");
        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = Folder["file/sub/c.db"] });

        StorageException unreachable = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.unreachable", unreachable.Code);
        Assert.Equal(Folder["file/sub/c.db"], unreachable.Place);
    }

    [Fact]
    public async Task A_full_database_is_an_error_that_harms_nothing_and_passes_when_there_is_room()
    {
        // SQLite reports its own page limit exactly as it reports a full disk.
        await using (SqliteConversationStore store = Open(Folder, pragma: "max_page_count = 24"))
        {
            StorageException full = await FillAsync(store);
            Assert.Equal("storage.full", full.Code);
            Assert.True(full.IsTransient);
        }

        await CheckNothingHarmedAsync(DatabasePath);
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_an_error_that_harms_nothing()
    {
        using var disk = new SmallDisk("300k");
        string path = Path.Combine(disk.Path, "c.db");
        await using (var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path }))
        {
            StorageException full = await FillAsync(store);
            Assert.Equal("storage.full", full.Code);
            Assert.Equal(path, full.Place);
            Assert.NotEmpty((await store.GetWindowAsync(Key, 500)).Turns);
        }

        File.Copy(path, DatabasePath);
        if (File.Exists(path + "-wal"))
        {
            File.Copy(path + "-wal", DatabasePath + "-wal");
        }

        await CheckNothingHarmedAsync(DatabasePath);
    }

    [SmallDiskFact]
    public async Task A_disk_that_may_not_be_written_is_readonly_for_new_and_existing_files()
    {
        using var disk = new SmallDisk("1m");
        string path = Path.Combine(disk.Path, "c.db");
        await using (var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path }))
        {
            await store.SayAsync(Key, "t1");
        }

        await disk.MakeReadOnlyAsync();
        foreach (string name in new[] { path, Path.Combine(disk.Path, "new.db"), Path.Combine(disk.Path, "folder", "new.db") })
        {
            await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = name });
            StorageException failed = await Assert.ThrowsAsync<StorageException>(async () => await store.SayAsync(Key, "t2"));
            Assert.Equal(name.Contains("folder", StringComparison.Ordinal) ? "storage.unreachable" : "storage.readonly", failed.Code);
        }
    }

    private static async Task<StorageException> FillAsync(SqliteConversationStore store)
    {
        for (int number = 0; ; number++)
        {
            try
            {
                await store.SayAsync(Key, $"t{number}", new string('m', 500), new string('a', 1500));
            }
            catch (StorageException exception)
            {
                return exception;
            }
        }
    }

    private static async Task CheckNothingHarmedAsync(string path)
    {
        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = path });
        ConversationWindow window = await store.GetWindowAsync(Key, 1000);
        Assert.NotEmpty(window.Turns);
        Assert.Equal(Enumerable.Range(0, window.Turns.Count).Select(number => $"t{number}"), window.Turns.Select(turn => turn.TurnId));
        Assert.All(window.Turns.SkipLast(1), turn => Assert.Equal(1500, turn.Result!.Answer.Length));
        await store.SayAsync(Key, "after");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Assert.Equal("ok", Scalar(connection, "PRAGMA integrity_check"));
    }
}
