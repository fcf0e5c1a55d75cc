using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Local.Tests.Privacy;

public sealed class FileAuditTrailTests : IDisposable
{
    private static readonly byte[] Key = new byte[32];

    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));

    private string Path => folder[System.IO.Path.Combine("deep", "audit.jsonl")];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Records_go_on_where_another_object_left_off_and_only_the_owner_may_read_them()
    {
        using (var first = new FileAuditTrail(Path, null, time))
        {
            Assert.Empty(await first.ReadAsync().ToListAsync());
            await first.AppendAsync(Entry());
        }

        using var second = new FileAuditTrail(Path, null, time);
        AuditRecord record = await second.AppendAsync(Entry());

        Assert.Equal(2, record.Sequence);
        Assert.Equal(record, (await second.ReadAsync(1).ToListAsync()).Single());
        Assert.True((await VerifyAsync()).IsWhole);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }
    }

    [Fact]
    public async Task Many_writers_at_once_leave_one_whole_chain()
    {
        FileAuditTrail[] trails = [new(Path), new(Path), new(Path)];

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(
            async () => await trails[number % 3].AppendAsync(Entry() with { Detail = new string('x', number * 30) }))));

        AuditVerification found = await VerifyAsync();
        Assert.Equal((true, 60), (found.IsWhole, found.Records));
        Array.ForEach(trails, static trail => trail.Dispose());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_record_that_a_crash_cut_off_is_taken_out_and_that_is_noted(int bytesLeft)
    {
        using var trail = new FileAuditTrail(Path, null, time);
        await trail.AppendAsync(Entry());
        long whole = new FileInfo(Path).Length;
        await trail.AppendAsync(Entry());
        Shorten(whole + bytesLeft);
        Assert.Equal(bytesLeft, (await VerifyAsync()).TornBytes);
        Assert.Single(await trail.ReadAsync().ToListAsync());

        await trail.AppendAsync(Entry());

        AuditVerification found = await VerifyAsync();
        Assert.Equal((true, 3, 0), (found.IsWhole, found.Records, found.TornBytes));
        Assert.Equal(
            (AuditActions.Repaired, $"bytes={bytesLeft}"),
            await trail.ReadAsync(1).Select(static record => (record.Action, record.Detail!)).FirstAsync());
    }

    [Fact]
    public async Task A_first_record_that_was_cut_off_is_taken_out_too()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await File.WriteAllTextAsync(Path, "{\"sequence\":1,");
        using var trail = new FileAuditTrail(Path, null, time);

        await trail.AppendAsync(Entry());

        Assert.Equal((true, 2), ((await VerifyAsync()).IsWhole, (await VerifyAsync()).Records));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("spoilt")]
    [InlineData("key")]
    public async Task Nothing_is_added_to_a_file_whose_last_record_is_not_right(string what)
    {
        using var trail = new FileAuditTrail(Path, what == "key" ? new AuditChain(Key) : null, time);
        using (var other = new FileAuditTrail(Path, null, time))
        {
            await other.AppendAsync(Entry());
        }

        string text = await File.ReadAllTextAsync(Path);
        await File.WriteAllTextAsync(Path, what switch
        {
            "changed" => text.Replace("eve", "bob", StringComparison.Ordinal),
            "spoilt" => text + "x\n",
            _ => text,
        });
        byte[] before = await File.ReadAllBytesAsync(Path);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(async () => await trail.AppendAsync(Entry()));

        Assert.Equal("storage.corrupt", refused.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path));
    }

    [Fact]
    public async Task The_oldest_records_are_trimmed_and_the_rest_verifies()
    {
        using var trail = new FileAuditTrail(Path, null, time);
        for (int i = 0; i < 4; i++)
        {
            await trail.AppendAsync(Entry());
            time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(0, await trail.TrimAsync(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(2, await trail.TrimAsync(new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero)));
        await trail.AppendAsync(Entry());

        AuditVerification found = await VerifyAsync();
        Assert.Equal((true, true, 4, 3), (found.IsWhole, found.HasBeginning, found.Records, found.FirstSequence));
        Assert.Equal(
            ["audit.jsonl", "audit.jsonl.lock"],
            Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lock_that_another_process_never_lets_go_of_ends_as_locked()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var held = new FileStream(Path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var trail = new FileAuditTrail(Path, null, time);
        Task<AuditRecord> appending = trail.AppendAsync(Entry()).AsTask();

        StorageException locked = await Assert.ThrowsAsync<StorageException>(() => time.MoveUntilAsync(appending));
        Assert.Equal(("storage.locked", true), (locked.Code, locked.IsTransient));
    }

    [Fact]
    public async Task UseFileAudit_keeps_the_trail_in_the_data_folder()
    {
        var services = new ServiceCollection();
        services.Configure<LocalOptions>(options => options.DataFolder = folder.Path);
        services.AddAvatarChatbot().UseFileAudit().UseAudit(options => options.Key = Convert.ToBase64String(Key));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IConversationHistory>().EraseUserAsync("acme", "ada");

        await using FileStream file = File.OpenRead(folder["audit.jsonl"]);
        AuditVerification found = await AuditVerification.VerifyLinesAsync(file, new AuditChain(Key));
        Assert.Equal((true, 2), (found.IsWhole, found.Records));
    }

    private static AuditEntry Entry() => new()
    {
        Action = AuditActions.Export, Actor = new AuditActor("operator", "eve"), Outcome = AuditOutcome.Started,
        Subject = new AuditSubject("acme", "ada"),
    };

    private void Shorten(long length)
    {
        using FileStream file = File.OpenWrite(Path);
        file.SetLength(length);
    }

    private async Task<AuditVerification> VerifyAsync()
    {
        await using FileStream file = File.OpenRead(Path);
        return await AuditVerification.VerifyLinesAsync(file, new AuditChain());
    }
}
