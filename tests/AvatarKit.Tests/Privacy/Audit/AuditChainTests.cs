using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Privacy.Audit;

public sealed class AuditChainTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(static number => (byte)number)];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_trail_that_nobody_touched_is_whole_and_says_its_head()
    {
        InMemoryAuditTrail trail = await TrailAsync(5);

        AuditVerification found = await AuditVerification.VerifyAsync(trail, new AuditChain());

        Assert.True(found.IsWhole);
        Assert.True(found.HasBeginning);
        Assert.Equal((5, 1), (found.Records, found.FirstSequence));
        Assert.Equal((await trail.ReadAsync().ToListAsync())[^1].Hash, found.Head);
    }

    [Fact]
    public async Task A_record_is_one_line_that_reads_back_as_it_was()
    {
        InMemoryAuditTrail trail = await TrailAsync(1);
        AuditRecord record = await trail.AppendAsync(Entry() with
        {
            Subject = new AuditSubject("acme", "Zoë \"🙂\"\n", null), Detail = "conversations=2", Outcome = AuditOutcome.Failed,
        });

        string line = record.ToJson();

        Assert.DoesNotContain('\n', line);
        Assert.Equal(record, AuditRecord.Parse(line));
        Assert.Throws<FormatException>(() => AuditRecord.Parse(line.Replace("{\"sequence\"", "{ \"sequence\"", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => AuditRecord.Parse(line[..^1] + ",\"more\":1}"));
        Assert.Throws<FormatException>(() => AuditRecord.Parse(line[..^1]));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("previousHash")]
    [InlineData("action")]
    [InlineData("id")]
    public async Task A_record_with_a_part_that_is_null_is_broken(string name)
    {
        string line = (await TrailAsync(1)).Lines().Single();
        string broken = Regex.Replace(line, $"\"{name}\":\"[^\"]*\"", $"\"{name}\":null");

        Assert.NotEqual(line, broken);
        Assert.Throws<FormatException>(() => AuditRecord.Parse(broken));
        Assert.Equal(1, (await VerifyAsync([broken])).Fault!.Place);
    }

    [Theory]
    [InlineData("changed", 3)]
    [InlineData("left out", 3)]
    [InlineData("moved", 2)]
    [InlineData("twice", 3)]
    [InlineData("hashed again", 4)]
    [InlineData("spoilt", 3)]
    public async Task The_first_broken_record_is_named(string what, long place)
    {
        List<string> lines = [.. (await TrailAsync(6)).Lines()];
        switch (what)
        {
            case "changed":
                lines[2] = lines[2].Replace("ada", "bob", StringComparison.Ordinal);
                break;
            case "left out":
                lines.RemoveAt(2);
                break;
            case "moved":
                (lines[1], lines[2]) = (lines[2], lines[1]);
                break;
            case "twice":
                lines.Insert(2, lines[1]);
                break;
            case "hashed again":
                AuditRecord old = AuditRecord.Parse(lines[2]);
                lines[2] = new AuditChain().Link(Entry() with { Action = "person.export" }, old.Time, old.Sequence, old.PreviousHash).ToJson();
                break;
            default:
                lines[2] = "spoilt";
                break;
        }

        AuditVerification found = await VerifyAsync(lines);

        Assert.False(found.IsWhole);
        Assert.Equal(place, found.Fault!.Place);
        Assert.Equal(place - 1, found.Records);
    }

    [Fact]
    public async Task With_a_key_a_whole_new_trail_made_without_it_is_found_out()
    {
        InMemoryAuditTrail forged = await TrailAsync(3);
        InMemoryAuditTrail real = await TrailAsync(3, Convert.ToBase64String(Key));

        Assert.Equal(1, (await AuditVerification.VerifyAsync(forged, new AuditChain(Key))).Fault!.Place);
        Assert.Equal(1, (await AuditVerification.VerifyAsync(real, new AuditChain())).Fault!.Place);
        Assert.True((await AuditVerification.VerifyAsync(real, new AuditChain(Key))).IsWhole);
        Assert.Throws<ArgumentException>(() => new AuditChain(new byte[16]));
    }

    [Fact]
    public async Task An_end_that_was_cut_off_shows_where_the_head_is_known()
    {
        string[] lines = [.. (await TrailAsync(4)).Lines()];
        string head = AuditRecord.Parse(lines[3]).Hash;

        Assert.True((await VerifyAsync(lines, head)).IsWhole);
        Assert.True((await VerifyAsync(lines[..3])).IsWhole);
        AuditVerification cut = await VerifyAsync(lines[..3], head);
        Assert.Equal(4, cut.Fault!.Place);
    }

    [Fact]
    public async Task A_beginning_that_was_removed_is_told_apart_from_one_that_was_trimmed()
    {
        InMemoryAuditTrail trail = await TrailAsync(4);
        Assert.False((await VerifyAsync([.. trail.Lines().Skip(2)])).HasBeginning);

        Assert.Equal(2, await trail.TrimAsync(new DateTimeOffset(2026, 11, 30, 6, 2, 0, TimeSpan.Zero)));

        AuditVerification found = await AuditVerification.VerifyAsync(trail, new AuditChain());
        Assert.True(found.IsWhole);
        Assert.True(found.HasBeginning);
        Assert.Equal((3, 3), (found.Records, found.FirstSequence));
        Assert.Equal(AuditActions.Trimmed, (await trail.ReadAsync().ToListAsync())[^1].Action);
    }

    [Fact]
    public async Task The_trail_in_memory_is_bounded_and_its_last_record_is_never_trimmed()
    {
        var trail = new InMemoryAuditTrail(Options.Create(new AuditOptions { MaxRecords = 3 }), time);
        for (int i = 0; i < 7; i++)
        {
            await trail.AppendAsync(Entry());
        }

        Assert.Equal([5L, 6L, 7L], await trail.ReadAsync().Select(static record => record.Sequence).ToListAsync());
        Assert.Equal([7L], await trail.ReadAsync(6).Select(static record => record.Sequence).ToListAsync());
        Assert.Equal(2, await trail.TrimAsync(DateTimeOffset.MaxValue));
        Assert.Equal([7L, 8L], await trail.ReadAsync().Select(static record => record.Sequence).ToListAsync());
    }

    [Theory]
    [InlineData("Person.Export")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task An_action_of_other_characters_is_refused(string action)
        => await Assert.ThrowsAsync<ArgumentException>(async () => await new InMemoryAuditTrail().AppendAsync(Entry() with { Action = action }));

    [Fact]
    public async Task What_no_store_could_keep_or_is_too_long_is_refused()
    {
        var trail = new InMemoryAuditTrail();
        AuditEntry[] wrong =
        [
            Entry() with { Detail = new string('x', AuditEntry.MaxDetailLength + 1) },
            Entry() with { Subject = new AuditSubject("acme", "half \ud83d") },
            Entry() with { Actor = new AuditActor("", "x") },
        ];
        foreach (AuditEntry entry in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await trail.AppendAsync(entry));
        }
    }

    [Fact]
    public async Task A_last_line_without_its_end_is_no_fault_and_an_endless_one_is()
    {
        string text = string.Concat((await TrailAsync(2)).Lines().Select(static line => line + "\n"));

        AuditVerification torn = await AuditVerification.VerifyLinesAsync(Utf8(text + "{\"seq"), new AuditChain());
        AuditVerification endless = await AuditVerification.VerifyLinesAsync(
            Utf8(text + new string('x', AuditLines.MaxBytes * 2)), new AuditChain());

        Assert.Equal((true, 2, 5), (torn.IsWhole, torn.Records, torn.TornBytes));
        Assert.Equal(3, endless.Fault!.Place);
    }

    private static AuditEntry Entry() => new()
    {
        Action = AuditActions.Read, Actor = new AuditActor("operator", "ada"), Outcome = AuditOutcome.Started,
        Subject = new AuditSubject("acme", "ada", "c1"),
    };

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<AuditVerification> VerifyAsync(IReadOnlyList<string> lines, string? head = null)
        => AuditVerification.VerifyLinesAsync(Utf8(string.Concat(lines.Select(static line => line + "\n"))), new AuditChain(), head);

    private async Task<InMemoryAuditTrail> TrailAsync(int records, string? key = null)
    {
        var trail = new InMemoryAuditTrail(Options.Create(new AuditOptions { Key = key }), time);
        for (int i = 0; i < records; i++)
        {
            await trail.AppendAsync(Entry());
            time.Advance(TimeSpan.FromMinutes(1));
        }

        return trail;
    }
}
