using Microsoft.Data.Sqlite;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>What the store does with files of other versions and programs, and with rows that are not as they should be.</summary>
public sealed class SqliteConversationStoreDamageTests : SqliteFileTests
{
    [Fact]
    public async Task A_file_from_a_newer_version_is_refused_by_name_and_versions_and_left_alone()
    {
        await CreateAsync();
        using (SqliteConnection other = Connect())
        {
            Run(other, "PRAGMA user_version = 7");
        }

        await using SqliteConversationStore store = Open(Folder);
        StorageException newer = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.newer", newer.Code);
        Assert.Contains("format 7", newer.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {ConversationSchema.CurrentVersion}", newer.Message, StringComparison.Ordinal);
        Assert.Equal(DatabasePath, newer.Place);
        using SqliteConnection check = Connect();
        Assert.Equal(1L, Scalar(check, "SELECT count(*) FROM turns"));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        using (SqliteConnection other = Connect(SqliteOpenMode.ReadWriteCreate))
        {
            Run(other, "CREATE TABLE recipes (name TEXT)");
        }

        await using SqliteConversationStore store = Open(Folder);
        StorageException foreign = await Assert.ThrowsAsync<StorageException>(async () => await store.SayAsync(Key, "t1"));

        Assert.Equal("storage.foreign", foreign.Code);
        using SqliteConnection check = Connect();
        Assert.Equal(1L, Scalar(check, "SELECT count(*) FROM sqlite_schema"));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("truncated")]
    [InlineData("flipped")]
    public async Task A_corrupt_file_is_named_with_the_way_out_and_never_changed(string damage)
    {
        await CreateAsync(turns: 200);
        byte[] bytes = await File.ReadAllBytesAsync(DatabasePath);
        var random = new Random(20260501);
        switch (damage)
        {
            case "random":
                random.NextBytes(bytes);
                break;
            case "truncated":
                bytes = bytes[..(bytes.Length / 3)];
                break;
            default:
                // Every page but the first: the header still looks well.
                for (int index = 4096; index < bytes.Length; index++)
                {
                    bytes[index] ^= 0xFF;
                }

                break;
        }

        await File.WriteAllBytesAsync(DatabasePath, bytes);

        await using SqliteConversationStore store = Open(Folder);
        StorageException read = await Assert.ThrowsAsync<StorageException>(async () => await store.ExportAsync(Key).ToListAsync());
        StorageException write = await Assert.ThrowsAsync<StorageException>(async () => await store.SayAsync(Key, "t-new"));
        await store.DisposeAsync();

        Assert.Equal("storage.corrupt", read.Code);
        Assert.Equal("storage.corrupt", write.Code);
        Assert.False(read.IsTransient);
        Assert.Equal(DatabasePath, read.Place);
        Assert.Contains(".recover", read.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(DatabasePath));
    }

    [Fact]
    public async Task One_damaged_row_fails_alone_beside_the_writes_of_other_tenants()
    {
        const int others = 400;
        await using SqliteConversationStore store = Open(Folder);
        ConversationKey damaged = Key with { TenantId = "damaged" };
        await store.SayAsync(damaged, "t1");
        using (SqliteConnection other = Connect())
        {
            Run(other, "UPDATE turns SET result = '{\"status\":\"completed\"'");
        }

        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<TurnStartResult>[] writes =
        [
            .. Enumerable.Range(0, others).Select(async i =>
            {
                await go.Task;
                return await store.StartTurnAsync(Key with { TenantId = $"tenant-{i}" }, Start("t1"), 0);
            }),
        ];
        Task<StorageException>[] failures =
        [
            .. Enumerable.Range(0, others / 4).Select(async _ =>
            {
                await go.Task;
                return await Assert.ThrowsAsync<StorageException>(async () => await store.StartTurnAsync(damaged, Start("t1"), 0));
            }),
        ];
        go.SetResult();

        Assert.All(await Task.WhenAll(writes), started => Assert.True(started.Started));
        Assert.All(await Task.WhenAll(failures), failure => Assert.Equal("storage.corrupt", failure.Code));
        Assert.Equal(1, (await store.GetWindowAsync(Key with { TenantId = "tenant-7" }, 1)).Version);
    }

    [Fact]
    public async Task A_write_that_cannot_be_done_fails_alone_and_takes_back_its_own_changes()
    {
        await using SqliteConversationStore store = Open(Folder);
        await store.SayAsync(Key, "t0");
        using (SqliteConnection other = Connect())
        {
            Run(other, "CREATE TRIGGER refuse BEFORE INSERT ON turns WHEN NEW.message = 'refuse me' BEGIN SELECT RAISE(ABORT, 'refused'); END");
        }

        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool>[] writes =
        [
            .. Enumerable.Range(0, 200).Select(async i =>
            {
                await go.Task;
                try
                {
                    await store.StartTurnAsync(Key with { TenantId = $"tenant-{i}" }, Start("t1", i % 10 == 0 ? "refuse me" : "Hello"), 0);
                    return true;
                }
                catch (StorageException)
                {
                    return false;
                }
            }),
        ];
        go.SetResult();

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 10 != 0), await Task.WhenAll(writes));
        Assert.Equal(0, (await store.GetWindowAsync(Key with { TenantId = "tenant-10" }, 1)).Version);
        Assert.Equal(1, (await store.GetWindowAsync(Key with { TenantId = "tenant-11" }, 1)).Version);
    }

    [Fact]
    public async Task A_file_of_the_first_format_is_read_and_rated_and_cut()
    {
        await using (SqliteConversationStore store = Open(Folder))
        {
            await store.SayAsync(Key, "t1", answer: "Hello there");
        }

        using (SqliteConnection other = Connect())
        {
            Run(other, """
                ALTER TABLE turns DROP COLUMN rating;
                DROP TABLE erasures;
                UPDATE turns SET result = '{"status":"completed","answer":"Hello there","endedAt":"2026-05-01T12:00:00+00:00","tier":"pro"}';
                PRAGMA user_version = 1;
                """);
        }

        await using SqliteConversationStore reopened = Open(Folder);
        ConversationTurn turn = Assert.Single((await reopened.GetWindowAsync(Key, 5)).Turns);
        Assert.Equal(("Hello there", "pro", null), (turn.Result!.Answer, turn.Result.Route!.Tier, turn.Rating));
        Assert.True(await reopened.RateTurnAsync(Key, "t1", new TurnRating { Score = 2, RatedAt = Noon }));
        await reopened.CutTurnAsync(Key, "t1", 1, "Hello");
        turn = Assert.Single((await reopened.GetWindowAsync(Key, 5)).Turns);
        Assert.Equal(("Hello", "pro", 2), (turn.Result!.Answer, turn.Result.Route!.Tier, turn.Rating!.Score));
    }

    [Fact]
    public async Task A_row_that_no_store_writes_is_reported_as_damage_without_its_words()
    {
        await CreateAsync();
        using (SqliteConnection other = Connect())
        {
            Run(other, "UPDATE turns SET result = '{\"status\":\"completed\",\"answer\":\"secret words'");
        }

        await using SqliteConversationStore store = Open(Folder);
        StorageException damaged = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.corrupt", damaged.Code);
        Assert.DoesNotContain("secret", damaged.ToString(), StringComparison.Ordinal);
    }
}
