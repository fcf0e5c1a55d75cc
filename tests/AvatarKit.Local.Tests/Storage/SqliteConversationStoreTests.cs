using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Local.Tests.StoreTesting;

namespace AvatarKit.Local.Tests;

public sealed class SqliteConversationStoreTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly FakeTimeProvider time = new(Noon);
    private readonly SqliteConversationStore store;

    public SqliteConversationStoreTests() => store = Open(folder, time: time);

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_conversation_that_does_not_exist_has_version_0_and_no_turns()
    {
        ConversationWindow window = await store.GetWindowAsync(Key, 10);

        Assert.Equal(0, window.Version);
        Assert.Empty(window.Turns);
        Assert.Null(window.Summary);
        Assert.Empty(await store.ExportAsync(Key).ToListAsync());
    }

    [Fact]
    public async Task Everything_about_a_turn_comes_back_as_it_was_stored_also_after_reopening()
    {
        string message = "Grüße, 你好 \0 \u202Eעברית 🦊 \"';--\r\n";
        TurnStartResult started = await store.StartTurnAsync(Key, Start("t1", message), 0);
        TurnResult result = Result("Antwort \0 🦉") with
        {
            Route = new ModelRoute("lite", "pinned"),
            ModelId = "local/knowledge",
            Usage = new TurnUsage { InputTokens = 12, OutputTokens = 34, SpeechCharacters = 56, Resources = new Dictionary<string, decimal>
            {
                ["dynamodb/write-unit"] = 3,
            } },
            Cost = new TurnCost { ModelUsd = 0.00012m, SpeechUsd = null, ResourcesUsd = 0.000001875m, IsEstimated = true },
            Sources = [new SourceReference("Voices") { Section = "Choosing › More", Location = "voices.md" }],
        };
        long version = await store.CompleteTurnAsync(Key, "t1", 1, result);
        await store.SaveSummaryAsync(Key, new ConversationSummary("So \0 far", 1));
        await store.DisposeAsync();

        await using SqliteConversationStore again = Open(folder);
        ConversationWindow window = await again.GetWindowAsync(Key, 10);
        ConversationTurn turn = Assert.Single(window.Turns);

        Assert.True(started.Started);
        Assert.Equal(1, started.Version);
        Assert.Equal(2, version);
        Assert.Equal(3, window.Version);
        Assert.Equal("So \0 far", window.Summary!.Text);
        Assert.Equal(message, turn.Message);
        Assert.Equal(Noon, turn.StartedAt);
        Assert.Equal(TurnStatus.Completed, turn.Status);
        Assert.Equal(result with { Sources = [], Route = null }, turn.Result! with { Sources = [], Route = null });
        Assert.Equal(("lite", "pinned"), (turn.Result!.Route!.Tier, turn.Result.Route.Reason));
        Assert.Equal(result.Sources, turn.Result!.Sources);
    }

    [Fact]
    public async Task The_window_holds_the_latest_turns_oldest_first_and_sequences_have_no_gaps()
    {
        for (int number = 1; number <= 7; number++)
        {
            await store.SayAsync(Key, $"t{number}");
        }

        ConversationWindow window = await store.GetWindowAsync(Key, 3);

        Assert.Equal([5, 6, 7], window.Turns.Select(turn => turn.Sequence));
        Assert.Equal(
            Enumerable.Range(1, 7).Select(number => (long)number), (await store.ExportAsync(Key).ToListAsync()).Select(turn => turn.Sequence));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await store.GetWindowAsync(Key, 0));
    }

    [Fact]
    public async Task An_export_longer_than_a_page_is_whole_and_in_order()
    {
        for (int number = 1; number <= 401; number++)
        {
            await store.StartTurnAsync(Key, Start($"t{number}"), number - 1);
        }

        List<ConversationTurn> turns = await store.ExportAsync(Key).ToListAsync();

        Assert.Equal(Enumerable.Range(1, 401).Select(number => $"t{number}"), turns.Select(turn => turn.TurnId));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_new_turn_on_another_version_than_the_stored_one_is_a_conflict_and_changes_nothing(long expected)
    {
        await store.SayAsync(Key, "t1");

        ConversationConflictException conflict = await Assert.ThrowsAsync<ConversationConflictException>(
            async () => await store.StartTurnAsync(Key, Start("t2", "secret words"), expected));

        Assert.Equal(expected, conflict.ExpectedVersion);
        Assert.Equal(2, conflict.ActualVersion);
        Assert.DoesNotContain("secret", conflict.ToString(), StringComparison.Ordinal);
        ConversationWindow window = await store.GetWindowAsync(Key, 10);
        Assert.Equal(2, window.Version);
        Assert.Single(window.Turns);
    }

    [Fact]
    public async Task A_conflict_on_a_conversation_that_does_not_exist_does_not_create_it()
    {
        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.StartTurnAsync(Key, Start("t1"), 4));

        Assert.Empty(await store.ListAsync("acme", "ada").ToListAsync());
    }

    [Theory]
    [InlineData(TurnStatus.Completed)]
    [InlineData(TurnStatus.Interrupted)]
    public async Task Starting_an_ended_turn_again_returns_it_as_it_stands(TurnStatus status)
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.CompleteTurnAsync(Key, "t1", 1, Result("Hi", status));

        TurnStartResult again = await store.StartTurnAsync(Key, Start("t1", "changed", Noon.AddHours(1), Noon.AddHours(1)), 0);

        Assert.False(again.Started);
        Assert.Equal(2, again.Version);
        Assert.Equal("Hello", again.Turn.Message);
        Assert.Equal("Hi", again.Turn.Result!.Answer);
        Assert.Equal(status, again.Turn.Status);
    }

    [Fact]
    public async Task A_failed_turn_starts_again_as_its_next_attempt_in_its_place_with_its_message()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.CompleteTurnAsync(Key, "t1", 1, Result("", TurnStatus.Failed) with { ErrorCode = "model.failed" });
        await store.SayAsync(Key, "t2");

        TurnStartResult again = await store.StartTurnAsync(Key, Start("t1", "changed", Noon.AddMinutes(1)), -1);

        Assert.True(again.Started);
        Assert.Equal(2, again.Turn.Attempt);
        Assert.Equal(1, again.Turn.Sequence);
        Assert.Equal("Hello", again.Turn.Message);
        Assert.Equal(Noon.AddMinutes(1), again.Turn.StartedAt);
        Assert.Equal(TurnStatus.Pending, again.Turn.Status);
        Assert.Equal(5, again.Version);
        Assert.Equal(again.Turn, (await store.GetWindowAsync(Key, 10)).Turns[0]);
    }

    [Fact]
    public async Task A_young_pending_turn_is_left_alone_and_an_old_one_is_taken_over()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);

        TurnStartResult young = await store.StartTurnAsync(Key, Start("t1", takeOverBefore: Noon), 1);
        TurnStartResult old = await store.StartTurnAsync(Key, Start("t1", at: Noon.AddMinutes(9), takeOverBefore: Noon.AddTicks(1)), 1);

        Assert.False(young.Started);
        Assert.Equal(1, young.Turn.Attempt);
        Assert.Equal(1, young.Version);
        Assert.True(old.Started);
        Assert.Equal(2, old.Turn.Attempt);
        Assert.Equal(2, old.Version);
    }

    [Fact]
    public async Task Only_the_latest_attempt_can_end_a_turn_and_saying_so_twice_changes_nothing()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.StartTurnAsync(Key, Start("t1", takeOverBefore: Noon.AddTicks(1)), 0);

        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.CompleteTurnAsync(Key, "t1", 1, Result("stale")));
        long first = await store.CompleteTurnAsync(Key, "t1", 2, Result("right"));
        long second = await store.CompleteTurnAsync(Key, "t1", 2, Result("other"));

        Assert.Equal(3, first);
        Assert.Equal(3, second);
        Assert.Equal("right", (await store.GetWindowAsync(Key, 1)).Turns[0].Result!.Answer);
    }

    [Fact]
    public async Task Ending_a_turn_that_was_erased_is_a_conflict()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);
        await store.EraseAsync(Key);

        await Assert.ThrowsAsync<ConversationConflictException>(async () => await store.CompleteTurnAsync(Key, "t1", 1, Result()));
        Assert.Equal(0, (await store.GetWindowAsync(Key, 1)).Version);
    }

    [Fact]
    public async Task A_turn_cannot_end_as_pending()
    {
        await store.StartTurnAsync(Key, Start("t1"), 0);

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.CompleteTurnAsync(Key, "t1", 1, Result(status: TurnStatus.Pending)));
    }

    [Fact]
    public async Task An_id_that_could_be_taken_for_another_is_refused()
    {
        // No inline data: attributes cannot hold half a surrogate pair.
        foreach (string id in new[] { "\uD800", "a\uDC00b", "" })
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await store.GetWindowAsync(Key with { UserId = id }, 1));
            await Assert.ThrowsAsync<ArgumentException>(async () => await store.StartTurnAsync(Key, Start(id), 0));
        }
    }

    [Fact]
    public async Task A_summary_replaces_one_that_covers_less_or_as_much_but_never_one_that_covers_more()
    {
        await store.SaveSummaryAsync(Key, new ConversationSummary("nowhere", 1));
        await store.SayAsync(Key, "t1");
        await store.SaveSummaryAsync(Key, new ConversationSummary("five", 5));
        await store.SaveSummaryAsync(Key, new ConversationSummary("three", 3));
        Assert.Equal(new ConversationSummary("five", 5), (await store.GetWindowAsync(Key, 1)).Summary);

        await store.SaveSummaryAsync(Key, new ConversationSummary("five again", 5));

        ConversationWindow window = await store.GetWindowAsync(Key, 1);
        Assert.Equal(new ConversationSummary("five again", 5), window.Summary);
        Assert.Equal(4, window.Version);
    }

    [Fact]
    public async Task Of_writes_on_the_same_version_at_the_same_time_one_wins()
    {
        await store.GetWindowAsync(Key, 1);
        Task<bool>[] writes = Enumerable.Range(0, 40).Select(async number =>
        {
            try
            {
                return (await store.StartTurnAsync(Key, Start($"t{number}"), 0)).Started;
            }
            catch (ConversationConflictException)
            {
                return false;
            }
        }).ToArray();

        Assert.Single(await Task.WhenAll(writes), won => won);
        Assert.Single((await store.GetWindowAsync(Key, 50)).Turns);
    }

    [Fact]
    public async Task A_write_cancelled_before_its_turn_is_not_done()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.StartTurnAsync(Key, Start("t1"), 0, cancelled.Token));

        Assert.Equal(0, (await store.GetWindowAsync(Key, 1)).Version);
    }

    [Fact]
    public async Task After_disposal_calls_are_refused_and_disposing_again_is_fine()
    {
        await store.SayAsync(Key, "t1");
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.GetWindowAsync(Key, 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.StartTurnAsync(Key, Start("t2"), 2));
    }
}
