using AvatarKit.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Storage;

public sealed class InMemoryConversationStoreTests
{
    private static readonly ConversationStoreConformance Suite = new(_ => new(new InMemoryConversationStore()));

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Cases => [.. Suite.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.Cases.Single(one => one.Name == name).RunAsync();

    [Fact]
    public async Task Beyond_the_maximum_the_least_recently_active_conversation_goes()
    {
        InMemoryConversationStore store = Store(maxConversations: 2);
        await StartAsync(store, "a");
        await StartAsync(store, "b");
        await store.CompleteTurnAsync(new("a"), "t", 1, Result);
        await StartAsync(store, "c");

        Assert.Equal(["c", "a"], await store.ListAsync("default", "anonymous").Select(info => info.Key.ConversationId).ToListAsync());
        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.CompleteTurnAsync(new("b"), "t", 1, Result));
    }

    [Fact]
    public async Task A_summary_is_a_write_and_activity()
    {
        InMemoryConversationStore store = Store();
        await StartAsync(store, "a");
        await StartAsync(store, "b");
        await store.SaveSummaryAsync(new("a"), new ConversationSummary("One turn", 1));

        Assert.Equal(2, (await store.GetWindowAsync(new("a"), 1)).Version);
        Assert.Equal("a", (await store.ListAsync("default", "anonymous").FirstAsync()).Key.ConversationId);
    }

    [Fact]
    public async Task Activity_is_dated_by_the_given_clock()
    {
        InMemoryConversationStore store = Store();
        await StartAsync(store, "a");
        time.Advance(TimeSpan.FromHours(1));
        await store.CompleteTurnAsync(new("a"), "t", 1, Result);

        ConversationInfo info = await store.ListAsync("default", "anonymous").FirstAsync();
        Assert.Equal(time.Start, info.CreatedAt);
        Assert.Equal(time.Start.AddHours(1), info.LastActivityAt);
        Assert.Equal(0, await store.EraseInactiveAsync(time.Start.AddHours(1)));
        Assert.Equal(1, await store.EraseInactiveAsync(time.Start.AddHours(1).AddTicks(1)));
    }

    [Fact]
    public async Task A_turn_cannot_end_as_pending()
    {
        InMemoryConversationStore store = Store();
        await StartAsync(store, "a");

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.CompleteTurnAsync(new("a"), "t", 1, Result with { Status = TurnStatus.Pending }));
    }

    [Fact]
    public async Task A_key_without_an_id_and_a_window_of_nothing_are_refused()
    {
        InMemoryConversationStore store = Store();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.GetWindowAsync(default, 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.GetWindowAsync(new("a", UserId: ""), 1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.GetWindowAsync(new("a"), 0));
    }

    [Fact]
    public void A_maximum_below_1_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Store(maxConversations: 0));

    private static TurnResult Result => new() { Status = TurnStatus.Completed, Answer = "Yes.", EndedAt = default };

    private InMemoryConversationStore Store(int maxConversations = 10)
        => new(Options.Create(new InMemoryStorageOptions { MaxConversations = maxConversations }), time);

    private async Task StartAsync(InMemoryConversationStore store, string conversation) => await store.StartTurnAsync(
        new(conversation), new TurnStart { TurnId = "t", Message = "Hi", StartedAt = time.GetUtcNow(), TakeOverBefore = time.GetUtcNow() }, 0);
}
