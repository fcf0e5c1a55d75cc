using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>What the store does with its file, and with files and disks that are not as they should be.</summary>
[SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The tests' own statements.")]
public sealed class SqliteConversationStoreFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string DatabasePath => folder["conversations.db"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_file_and_a_folder_made_for_it_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = folder["made/deep/c.db"] });
        await store.SayAsync(Key, "t1");

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file, File.GetUnixFileMode(folder["made/deep/c.db"]));
        Assert.Equal(file, File.GetUnixFileMode(folder["made/deep/c.db-wal"]));
        Assert.Equal(file, File.GetUnixFileMode(folder["made/deep/c.db-shm"]));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["made/deep"]));
    }

    [Fact]
    public async Task Erased_words_are_nowhere_in_the_files_while_the_store_stays_open()
    {
        await using SqliteConversationStore store = Open(folder);
        const string message = "zebra-in-a-message";
        const string answer = "quagga-in-an-answer";
        for (int number = 0; number < 50; number++)
        {
            await store.SayAsync(Key, $"t{number}", message + new string('.', number * 40), answer + new string('.', number * 90));
        }

        await store.SaveSummaryAsync(Key, new ConversationSummary("okapi-in-a-summary", 3));
        await store.SayAsync(Key with { UserId = "kept" }, "t1", "kept-message");
        Assert.Contains(message, Bytes(), StringComparison.Ordinal);

        await store.EraseAsync(Key);

        string bytes = Bytes();
        Assert.DoesNotContain("zebra", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("quagga", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("okapi", bytes, StringComparison.Ordinal);
        Assert.Contains("kept-message", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_while_another_program_reads_is_done_and_the_log_is_emptied_later()
    {
        await using SqliteConversationStore store = Open(folder);
        await store.SayAsync(Key, "t1", "zebra");
        using (SqliteConnection other = Connect())
        {
            Run(other, "BEGIN; SELECT count(*) FROM turns;");
            Assert.True(await store.EraseAsync(Key));
            Assert.Empty((await store.GetWindowAsync(Key, 1)).Turns);
            Run(other, "COMMIT");
        }

        await store.EraseUserAsync("acme", "nobody");

        Assert.DoesNotContain("zebra", Bytes(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logger_that_throws_ends_neither_the_writes_nor_the_process()
    {
        var broken = new BrokenLogger();
        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = DatabasePath }, logger: broken);
        await store.SayAsync(Key, "t1");
        using (SqliteConnection other = Connect())
        {
            // What is logged then is logged by the writer's own thread.
            Run(other, "BEGIN; SELECT count(*) FROM turns;");
            Assert.True(await store.EraseAsync(Key));
            Run(other, "COMMIT");
        }

        Assert.True(broken.Told > 0);
        await store.SayAsync(Key, "t2");
    }

    [Fact]
    public async Task A_locked_database_is_a_transient_error_that_names_file_and_setting_and_reads_go_on()
    {
        await using SqliteConversationStore store = Open(folder, TimeSpan.FromMilliseconds(200));
        await store.SayAsync(Key, "t1");
        using SqliteConnection other = Connect();
        Run(other, "BEGIN EXCLUSIVE");

        StorageException locked = await Assert.ThrowsAsync<StorageException>(
            async () => await store.StartTurnAsync(Key, Start("t2", "secret words"), 2));

        Assert.Equal("storage.locked", locked.Code);
        Assert.True(locked.IsTransient);
        Assert.Contains(DatabasePath, locked.Message, StringComparison.Ordinal);
        Assert.Contains("BusyTimeout", locked.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", locked.ToString(), StringComparison.Ordinal);
        Assert.Single((await store.GetWindowAsync(Key, 9)).Turns);

        Run(other, "ROLLBACK");
        Assert.True((await store.StartTurnAsync(Key, Start("t2"), 2)).Started);
    }

    [Fact]
    public async Task Many_writes_against_a_locked_database_all_fail_after_one_timeout_and_leave_nothing()
    {
        await using SqliteConversationStore store = Open(folder, TimeSpan.FromMilliseconds(200));
        await store.SayAsync(Key, "t1");
        using (SqliteConnection other = Connect())
        {
            Run(other, "BEGIN EXCLUSIVE");
            Task<string>[] writes = Enumerable.Range(0, 100).Select(async number =>
            {
                StorageException failed = await Assert.ThrowsAsync<StorageException>(
                    async () => await store.StartTurnAsync(Key with { UserId = $"u{number}" }, Start("t1"), 0));
                return failed.Code;
            }).ToArray();
            Assert.All(await Task.WhenAll(writes), code => Assert.Equal("storage.locked", code));
        }

        Assert.Empty(await store.ListAsync("acme", "u7").ToListAsync());
    }

    [Fact]
    public async Task A_file_from_a_newer_version_is_refused_by_name_and_versions_and_left_alone()
    {
        await CreateAsync();
        using (SqliteConnection other = Connect())
        {
            Run(other, "PRAGMA user_version = 7");
        }

        await using SqliteConversationStore store = Open(folder);
        StorageException newer = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.newer", newer.Code);
        Assert.Contains("format 7", newer.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {ConversationSchema.CurrentVersion}", newer.Message, StringComparison.Ordinal);
        Assert.Contains(DatabasePath, newer.Message, StringComparison.Ordinal);
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

        await using SqliteConversationStore store = Open(folder);
        StorageException foreign = await Assert.ThrowsAsync<StorageException>(async () => await store.SayAsync(Key, "t1"));

        Assert.Equal("storage.foreign", foreign.Code);
        using SqliteConnection check = Connect();
        Assert.Equal(1L, Scalar(check, "SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task Many_stores_opening_a_new_file_at_once_all_find_it_ready()
    {
        SqliteConversationStore[] stores = Enumerable.Range(0, 12).Select(_ => Open(folder)).ToArray();
        await Task.WhenAll(stores.Select((store, number) => Task.Run(() => store.SayAsync(Key with { ConversationId = $"c{number}" }, "t1"))));

        Assert.Equal(12, (await stores[0].ListAsync("acme", "ada").ToListAsync()).Count);
        foreach (SqliteConversationStore store in stores)
        {
            await store.DisposeAsync();
        }
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

        await using SqliteConversationStore store = Open(folder);
        StorageException read = await Assert.ThrowsAsync<StorageException>(async () => await store.ExportAsync(Key).ToListAsync());
        StorageException write = await Assert.ThrowsAsync<StorageException>(async () => await store.SayAsync(Key, "t-new"));
        await store.DisposeAsync();

        Assert.Equal("storage.corrupt", read.Code);
        Assert.Equal("storage.corrupt", write.Code);
        Assert.False(read.IsTransient);
        Assert.Contains(DatabasePath, read.Message, StringComparison.Ordinal);
        Assert.Contains(".recover", read.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(DatabasePath));
    }

    [Fact]
    public async Task One_damaged_row_fails_alone_beside_the_writes_of_other_tenants()
    {
        const int others = 400;
        await using SqliteConversationStore store = Open(folder);
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
        await using SqliteConversationStore store = Open(folder);
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
        await using (SqliteConversationStore store = Open(folder))
        {
            await store.SayAsync(Key, "t1", answer: "Hello there");
        }

        using (SqliteConnection other = Connect())
        {
            Run(other, """
                ALTER TABLE turns DROP COLUMN rating;
                UPDATE turns SET result = '{"status":"completed","answer":"Hello there","endedAt":"2026-05-01T12:00:00+00:00","tier":"pro"}';
                PRAGMA user_version = 1;
                """);
        }

        await using SqliteConversationStore reopened = Open(folder);
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

        await using SqliteConversationStore store = Open(folder);
        StorageException damaged = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.corrupt", damaged.Code);
        Assert.DoesNotContain("secret", damaged.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_unreachable()
    {
        folder.Write("file", "no folder");
        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = folder["file/sub/c.db"] });

        StorageException unreachable = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));

        Assert.Equal("storage.unreachable", unreachable.Code);
        Assert.Contains(folder["file/sub/c.db"], unreachable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_database_is_an_error_that_harms_nothing_and_passes_when_there_is_room()
    {
        // SQLite reports its own page limit exactly as it reports a full disk.
        await using (SqliteConversationStore store = Open(folder, pragma: "max_page_count = 24"))
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
            Assert.Contains(path, full.Message, StringComparison.Ordinal);
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

        disk.MakeReadOnly();
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

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task CreateAsync(int turns = 1)
    {
        await using SqliteConversationStore store = Open(folder);
        for (int number = 0; number < turns; number++)
        {
            await store.SayAsync(Key, $"t{number}", new string('m', 300), new string('a', 900));
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private string Bytes()
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(folder.Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private sealed class BrokenLogger : ILogger<SqliteConversationStore>
    {
        public int Told { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Told++;
            throw new IOException("The log's disk is full.");
        }
    }
}
