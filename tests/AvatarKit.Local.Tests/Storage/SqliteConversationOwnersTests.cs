using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

/// <summary>Whose conversations there are: kept apart, listed, erased.</summary>
public sealed class SqliteConversationOwnersTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(Noon);
    private readonly SqliteConversationStore store;

    public SqliteConversationOwnersTests() => store = Open(folder, time: time);

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Conversations_of_other_users_and_tenants_never_meet()
    {
        ConversationKey[] keys = [Key, Key with { UserId = "bob" }, Key with { TenantId = "other" }, Key with { UserId = "acme", TenantId = "ada" },
            Key with { ConversationId = "C1" }];
        foreach (ConversationKey key in keys)
        {
            await store.SayAsync(key, "t1", "from " + key);
        }

        await store.EraseAsync(Key);

        Assert.Empty((await store.GetWindowAsync(Key, 9)).Turns);
        foreach (ConversationKey key in keys[1..])
        {
            Assert.Equal("from " + key, Assert.Single((await store.GetWindowAsync(key, 9)).Turns).Message);
        }
    }

    [Fact]
    public async Task A_list_has_the_users_conversations_the_latest_active_first()
    {
        await store.SayAsync(Key with { ConversationId = "old" }, "t1");
        await store.SayAsync(Key with { ConversationId = "middle" }, "t1");
        time.Advance(TimeSpan.FromHours(1));
        await store.SayAsync(Key with { ConversationId = "new" }, "t1");
        await store.SayAsync(Key with { ConversationId = "middle" }, "t2");
        time.Advance(TimeSpan.FromHours(1));
        await store.SaveSummaryAsync(Key with { ConversationId = "middle" }, new ConversationSummary("so far", 1));
        time.Advance(TimeSpan.FromHours(1));
        await store.SayAsync(Key with { ConversationId = "new" }, "t2");
        await store.SayAsync(Key with { UserId = "bob" }, "t1");

        List<ConversationInfo> list = await store.ListAsync("acme", "ada").ToListAsync();

        Assert.Equal(["new", "middle", "old"], list.Select(info => info.Key.ConversationId));
        Assert.Equal(2, list[1].TurnCount);
        Assert.Equal(Noon, list[1].CreatedAt);
        Assert.Equal(Noon.AddHours(2), list[1].LastActivityAt);
    }

    [Fact]
    public async Task Whoever_has_conversations_is_listed_once_and_no_longer_when_they_are_erased()
    {
        foreach (int number in Enumerable.Range(0, 401))
        {
            await store.StartTurnAsync(new ConversationKey("c1", $"ben {number:000}", "acme/2"), Start("t1"), 0);
        }

        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.StartTurnAsync(Key with { ConversationId = "c2" }, Start("t1"), 0);
        await store.StartTurnAsync(new ConversationKey("c1", "ben 007", "acme"), Start("t1"), 0);
        await store.EraseUserAsync("acme/2", "ben 400");

        List<ConversationPerson> persons = await store.ListPersonsAsync().ToListAsync();

        Assert.Equal(
            [
                new("acme", "ada"), new("acme", "ben 007"),
                .. Enumerable.Range(0, 400).Select(static number => new ConversationPerson("acme/2", $"ben {number:000}")),
            ],
            persons);
    }

    [Fact]
    public async Task Retention_erases_what_was_last_active_before_the_moment_in_every_tenant()
    {
        await store.SayAsync(Key, "t1");
        await store.SayAsync(Key with { TenantId = "other" }, "t1");
        time.Advance(TimeSpan.FromHours(1));
        await store.SayAsync(Key with { ConversationId = "kept" }, "t1");

        int erased = await store.EraseInactiveAsync(Noon.AddHours(1));

        Assert.Equal(2, erased);
        Assert.Equal("kept", Assert.Single(await store.ListAsync("acme", "ada").ToListAsync()).Key.ConversationId);
        Assert.Empty(await store.ListAsync("other", "ada").ToListAsync());
    }

    [Fact]
    public async Task Erasing_a_user_leaves_the_others()
    {
        await store.SayAsync(Key, "t1");
        await store.SayAsync(Key with { ConversationId = "c2" }, "t1");
        await store.SayAsync(Key with { UserId = "bob" }, "t1");

        Assert.Equal(2, await store.EraseUserAsync("acme", "ada"));
        Assert.Equal(0, await store.EraseUserAsync("acme", "ada"));
        Assert.False(await store.EraseAsync(Key));
        Assert.Single(await store.ListAsync("acme", "bob").ToListAsync());
    }
}
