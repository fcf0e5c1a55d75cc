using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Storage;

public sealed class FakeConversationStoreTests
{
    private static readonly ConversationKey Key = new("c");
    private static readonly StorageException Locked = new("storage.locked", "Locked.", "fake", isTransient: true);

    [Fact]
    public async Task Without_a_script_it_keeps_the_contract()
        => await new ConversationStoreConformance(_ => new(new FakeConversationStore())).RunAllAsync();

    [Fact]
    public async Task One_operation_fails_and_then_works()
    {
        var store = new FakeConversationStore();
        store.On(ConversationStoreOperation.StartTurn).FailWith(Locked).RespondWith(FakeOutcome.Normal);

        await Assert.ThrowsAsync<StorageException>(() => StartAsync(store));
        Assert.Equal(0, (await store.GetWindowAsync(Key, 1)).Version);
        await StartAsync(store);

        Assert.Equal(1, (await store.GetWindowAsync(Key, 1)).Version);
        Assert.Equal(2, store.On(ConversationStoreOperation.StartTurn).Calls.Count);
        Assert.Equal(4, store.Calls.Count);
    }

    [Fact]
    public async Task A_reply_can_be_lost_after_the_write()
    {
        var store = new FakeConversationStore();
        store.On(ConversationStoreOperation.StartTurn).RespondWith(FakeOutcome.NormalThenFail(Locked));

        await Assert.ThrowsAsync<StorageException>(() => StartAsync(store));

        Assert.Equal(1, (await store.GetWindowAsync(Key, 1)).Version);
    }

    [Fact]
    public async Task The_whole_store_can_fail()
    {
        FakeConversationStore store = new FakeConversationStore().FailWith(Locked);

        await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));
        await Assert.ThrowsAsync<StorageException>(async () => await store.ListAsync("t", "u").ToListAsync());
        await Assert.ThrowsAsync<StorageException>(async () => await store.SaveSummaryAsync(Key, new ConversationSummary("", 1)));
    }

    [Fact]
    public async Task A_conflict_on_a_chosen_turn_and_a_delay()
    {
        var time = new FakeTimeProvider();
        var store = new FakeConversationStore(time);
        store.When(call => call.TurnId == "bad").FailWith(new ConversationConflictException("Conflict.", 0, 1));
        store.On(ConversationStoreOperation.GetWindow).After(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<ConversationConflictException>(() => StartAsync(store, "bad"));
        Task<ConversationWindow> window = store.GetWindowAsync(Key, 1).AsTask();
        Assert.False(window.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await window;
    }

    [Fact]
    public async Task Calls_are_recorded_with_what_was_given()
    {
        var store = new FakeConversationStore();
        await StartAsync(store);
        await store.CompleteTurnAsync(Key, "t", 1, StoreScene.Result());

        Assert.Equal((ConversationStoreOperation.StartTurn, Key, "t", 0L),
            (store.Calls[0].Operation, store.Calls[0].Key!.Value, store.Calls[0].TurnId, store.Calls[0].ExpectedVersion!.Value));
        Assert.Equal((ConversationStoreOperation.CompleteTurn, 1, "Hello."),
            (store.Calls[1].Operation, store.Calls[1].Attempt, store.Calls[1].Result!.Answer));
    }

    private static Task StartAsync(FakeConversationStore store, string turnId = "t")
        => store.StartTurnAsync(Key, StoreScene.Turn(turnId), 0).AsTask();
}
