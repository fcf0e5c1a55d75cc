namespace AvatarKit.Local.Tests.Privacy;

public sealed class SqliteConsentStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-consents-").FullName;

    [Fact]
    public async Task What_was_consented_to_is_there_after_a_restart()
    {
        await using (SqliteConsentStore store = Open())
        {
            await store.GiveAsync("acme", "ann", "v1", Noon);
            await store.WithdrawAsync("acme", "ann", Noon.AddHours(1));
            await store.GiveAsync("acme", "ann", "v1", Noon.AddHours(2));
            await store.GiveAsync("acme", "ann", "v1", Noon.AddHours(3));
        }

        await using SqliteConsentStore again = Open();

        Assert.Equal(
            [
                new ConsentRecord { Version = "v1", GivenAt = Noon, WithdrawnAt = Noon.AddHours(1) },
                new ConsentRecord { Version = "v1", GivenAt = Noon.AddHours(2) },
            ],
            await again.ReadAsync("acme", "ann"));
    }

    [Fact]
    public async Task Persons_and_tenants_have_their_own()
    {
        await using SqliteConsentStore store = Open();
        await store.GiveAsync("acme", "ann", "v1", Noon);
        await store.GiveAsync("acme", "ben", "v1", Noon);
        await store.GiveAsync("other", "ann", "v1", Noon);

        Assert.Equal(1, await store.WithdrawAsync("acme", "ann", Noon));
        Assert.Equal(0, await store.WithdrawAsync("acme", "ann", Noon));
        Assert.Equal(1, await store.EraseUserAsync("acme", "ann"));
        Assert.Empty(await store.ReadAsync("acme", "ann"));
        Assert.Null(Assert.Single(await store.ReadAsync("acme", "ben")).WithdrawnAt);
        Assert.Single(await store.ReadAsync("other", "ann"));
    }

    [Fact]
    public async Task What_two_processes_note_at_once_is_one_record()
    {
        await using SqliteConsentStore one = Open();
        await using SqliteConsentStore other = Open();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : other).GiveAsync("acme", "ann", "v1", Noon).AsTask()));

        Assert.Single(await other.ReadAsync("acme", "ann"));
    }

    [Fact]
    public async Task So_many_are_kept_and_the_one_that_stands_always()
    {
        await using SqliteConsentStore store = Open();
        await store.GiveAsync("acme", "ann", "standing", Noon);
        for (int i = 0; i < IConsentStore.MaxRecords + 5; i++)
        {
            await store.GiveAsync("acme", "ann", $"v{i}", Noon);
        }

        Assert.Equal(IConsentStore.MaxRecords + 6, (await store.ReadAsync("acme", "ann")).Count);
        await store.WithdrawAsync("acme", "ann", Noon);
        await store.GiveAsync("acme", "ann", "last", Noon);

        IReadOnlyList<ConsentRecord> records = await store.ReadAsync("acme", "ann");
        Assert.Equal((IConsentStore.MaxRecords, "last"), (records.Count, records[^1].Version));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SqliteConsentStore Open() => new(new SqliteConsentStoreOptions { Path = Path.Combine(folder, "consents.db") });
}
