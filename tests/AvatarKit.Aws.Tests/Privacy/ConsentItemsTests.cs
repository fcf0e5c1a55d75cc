namespace AvatarKit.Aws.Tests.Privacy;

public sealed class ConsentItemsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_given_withdrawn_and_given_again_is_read_as_it_was()
    {
        using var table = new ConsentTable();
        var store = new DynamoDbConsentStore(table, new DynamoDbOptions { TableName = "avatars" });
        await store.GiveAsync("acme", "ann", "v1", Noon);
        await store.GiveAsync("acme", "ann", "v1", Noon.AddMinutes(1));
        Assert.Equal(1, await store.WithdrawAsync("acme", "ann", Noon.AddHours(1)));
        Assert.Equal(0, await store.WithdrawAsync("acme", "ann", Noon.AddHours(2)));
        await store.GiveAsync("acme", "ann", "v2", Noon.AddHours(3));

        Assert.Equal(
            [
                new ConsentRecord { Version = "v1", GivenAt = Noon, WithdrawnAt = Noon.AddHours(1) },
                new ConsentRecord { Version = "v2", GivenAt = Noon.AddHours(3) },
            ],
            await store.ReadAsync("acme", "ann"));
        Assert.Empty(await store.ReadAsync("other", "ann"));
        Assert.DoesNotContain(table.Keys, static key => key.Contains("ann", StringComparison.Ordinal));
        Assert.Equal(2, await store.EraseUserAsync("acme", "ann"));
        Assert.Empty(await store.ReadAsync("acme", "ann"));
    }

    [Fact]
    public async Task Where_another_node_comes_between_nothing_is_lost()
    {
        using var table = new ConsentTable();
        var options = new DynamoDbOptions { TableName = "avatars" };
        var other = new DynamoDbConsentStore(table, options);
        table.BeforeWrite = async () =>
        {
            table.BeforeWrite = static () => Task.CompletedTask;
            await other.GiveAsync("acme", "ann", "v2", Noon);
        };

        await new DynamoDbConsentStore(table, options).GiveAsync("acme", "ann", "v1", Noon.AddHours(1));

        Assert.Equal(["v2", "v1"], (await other.ReadAsync("acme", "ann")).Select(static record => record.Version));
    }
}
