using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>What the store does with its file, and with others that have it open.</summary>
public sealed class SqliteConversationStoreFileTests : SqliteFileTests
{
    [Fact]
    public async Task The_file_and_a_folder_made_for_it_are_readable_by_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var store = new SqliteConversationStore(new SqliteConversationStoreOptions { Path = Folder["made/deep/c.db"] });
        await store.SayAsync(Key, "t1");

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file, File.GetUnixFileMode(Folder["made/deep/c.db"]));
        Assert.Equal(file, File.GetUnixFileMode(Folder["made/deep/c.db-wal"]));
        Assert.Equal(file, File.GetUnixFileMode(Folder["made/deep/c.db-shm"]));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder["made/deep"]));
    }

    [Fact]
    public async Task Erased_words_are_nowhere_in_the_files_while_the_store_stays_open()
    {
        await using SqliteConversationStore store = Open(Folder);
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
        await using SqliteConversationStore store = Open(Folder);
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
        await using SqliteConversationStore store = Open(Folder, TimeSpan.FromMilliseconds(200));
        await store.SayAsync(Key, "t1");
        using SqliteConnection other = Connect();
        Run(other, "BEGIN EXCLUSIVE");

        StorageException locked = await Assert.ThrowsAsync<StorageException>(
            async () => await store.StartTurnAsync(Key, Start("t2", "secret words"), 2));

        Assert.Equal("storage.locked", locked.Code);
        Assert.True(locked.IsTransient);
        Assert.Equal(DatabasePath, locked.Place);
        Assert.Contains("BusyTimeout", locked.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", locked.ToString(), StringComparison.Ordinal);
        Assert.Single((await store.GetWindowAsync(Key, 9)).Turns);

        Run(other, "ROLLBACK");
        Assert.True((await store.StartTurnAsync(Key, Start("t2"), 2)).Started);
    }

    [Fact]
    public async Task Many_writes_against_a_locked_database_all_fail_after_one_timeout_and_leave_nothing()
    {
        await using SqliteConversationStore store = Open(Folder, TimeSpan.FromMilliseconds(200));
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
    public async Task Many_stores_opening_a_new_file_at_once_all_find_it_ready()
    {
        SqliteConversationStore[] stores = Enumerable.Range(0, 12).Select(_ => Open(Folder)).ToArray();
        await Task.WhenAll(stores.Select((store, number) => Task.Run(() => store.SayAsync(Key with { ConversationId = $"c{number}" }, "t1"))));

        Assert.Equal(12, (await stores[0].ListAsync("acme", "ada").ToListAsync()).Count);
        foreach (SqliteConversationStore store in stores)
        {
            await store.DisposeAsync();
        }
    }

    private string Bytes()
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(Folder.Path).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
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
