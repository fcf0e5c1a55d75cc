using static AvatarKit.Testing.LedgerScene;

namespace AvatarKit.Testing;

internal static class LedgerCases
{
    public static async Task A_turn_counts_for_everyone_it_is_of(ICostLedger ledger, CancellationToken token)
    {
        ConversationKey key = NewKey();
        string avatar = NewId();
        string experiment = NewId();
        CostEntry entry = Entry(key) with { AvatarId = avatar, Arms = new Dictionary<string, string> { [experiment] = "b" } };
        CostSum before = await SumAsync(ledger, CostScope.Everything, token).ConfigureAwait(false);

        Check.Equal("A turn that was not counted yet is.", true, await ledger.RecordAsync(entry, cancellationToken: token).ConfigureAwait(false));

        CostSum expected = CostSum.Nothing.Plus(entry);
        foreach (CostScope scope in (CostScope[])
            [
                CostScope.Tenant(key.TenantId), CostScope.User(key.TenantId, key.UserId), CostScope.Conversation(key), CostScope.Avatar(avatar),
                CostScope.Arm(experiment, "b"),
            ])
        {
            Check.Equal("A turn counts for everyone it is of.", expected, await SumAsync(ledger, scope, token).ConfigureAwait(false));
        }

        CostSum after = await SumAsync(ledger, CostScope.Everything, token).ConfigureAwait(false);
        Check.True("A turn counts for the whole.", after.Turns > before.Turns, "more than before", after.Turns);
        Check.Equal(
            "A turn counts for nobody else.", CostSum.Nothing,
            await SumAsync(ledger, CostScope.Arm(experiment, "a"), token).ConfigureAwait(false));
    }

    public static async Task Amounts_add_up_to_the_last_digit(ICostLedger ledger, CancellationToken token)
    {
        ConversationKey key = NewKey();
        CostSum expected = CostSum.Nothing;
        foreach (decimal usd in (decimal[])[0.1m, 0.2m, 0.0000000375m, 123456.789m, 0.000000000001m])
        {
            CostEntry entry = Entry(key, model: usd);
            expected = expected.Plus(entry);
            await ledger.RecordAsync(entry, cancellationToken: token).ConfigureAwait(false);
        }

        CostSum sum = await SumAsync(ledger, CostScope.Conversation(key), token).ConfigureAwait(false);
        Check.Equal("Amounts are decimal and exact.", Show(expected), Show(sum));
        Check.Equal("Amounts are decimal and exact.", expected.TotalUsd, sum.TotalUsd);
    }

    public static async Task What_has_no_price_is_not_nothing(ICostLedger ledger, CancellationToken token)
    {
        ConversationKey key = NewKey();
        await ledger.RecordAsync(Entry(key), cancellationToken: token).ConfigureAwait(false);
        await ledger.RecordAsync(Entry(key, model: null), cancellationToken: token).ConfigureAwait(false);

        CostSum sum = await SumAsync(ledger, CostScope.Conversation(key), token).ConfigureAwait(false);
        Check.Equal("Turns without a price are counted as such.", 1, sum.UnpricedTurns);
        Check.Equal("A total of which a part is unknown is unknown.", null, sum.TotalUsd);
        Check.Equal("What is known stays known.", 0.00146m, sum.KnownUsd);
    }

    public static async Task An_attempt_counts_once(ICostLedger ledger, CancellationToken token)
    {
        CostEntry entry = Entry(NewKey());
        bool[] counted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ledger.RecordAsync(entry, cancellationToken: token).AsTask()))
            .ConfigureAwait(false);

        Check.Equal("One of several calls counts an attempt.", 1, counted.Count(static one => one));
        Check.Equal(
            "An attempt counts once.", CostSum.Nothing.Plus(entry),
            await SumAsync(ledger, CostScope.Conversation(entry.Conversation), token).ConfigureAwait(false));
    }

    public static async Task Days_come_in_their_order_and_only_those_that_were_asked_for(ICostLedger ledger, CancellationToken token)
    {
        ConversationKey key = NewKey();
        foreach (int hours in (int[])[48, -24, 11, 0, 12])
        {
            await ledger.RecordAsync(Entry(key) with { At = Noon.AddHours(hours) }, cancellationToken: token).ConfigureAwait(false);
        }

        List<DailyCost> days = [];
        await foreach (DailyCost day in ledger.ReadAsync(CostScope.Conversation(key), Day.AddDays(-1), Day.AddDays(1), token).ConfigureAwait(false))
        {
            days.Add(day);
        }

        Check.Sequence(
            "Days come in their order, the first and the last among them.",
            [Day.AddDays(-1), Day, Day.AddDays(1)],
            days.Select(static day => day.Day));
        Check.Sequence("A turn counts for the day it ended on, in UTC.", [1L, 2L, 1L], days.Select(static day => day.Sum.Turns));
    }

    public static async Task Concurrent_turns_are_all_counted(ICostLedger ledger, CancellationToken token)
    {
        const int Count = 60;
        ConversationKey key = NewKey();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Count),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = token },
            async (i, stop) => await ledger.RecordAsync(
                Entry(key with { ConversationId = $"c{i % 3}" }), cancellationToken: stop).ConfigureAwait(false)).ConfigureAwait(false);

        CostSum sum = await SumAsync(ledger, CostScope.User(key.TenantId, key.UserId), token).ConfigureAwait(false);
        Check.Equal("Turns at the same time are all counted.", Count, sum.Turns);
        Check.Equal("Turns at the same time are all counted.", Count * 0.00123m, sum.TotalUsd);
    }

    public static async Task A_persons_sums_are_erased_with_those_of_their_conversations_and_nothing_else(
        ICostLedger ledger, CancellationToken token)
    {
        ConversationKey mine = NewKey();
        ConversationKey[] all = [mine, mine with { ConversationId = "other" }, mine with { UserId = "user2" }, mine with { UserId = "use" }];
        foreach (ConversationKey key in all)
        {
            await ledger.RecordAsync(Entry(key), cancellationToken: token).ConfigureAwait(false);
        }

        CostScope person = CostScope.User(mine.TenantId, mine.UserId);
        Check.Equal("Erasing says that there was something.", true, await ledger.EraseAsync(person, token).ConfigureAwait(false));
        Check.Equal("Erasing again finds nothing.", false, await ledger.EraseAsync(person, token).ConfigureAwait(false));
        Check.Equal("A person's sums are erased.", 0, await TurnsAsync(ledger, person, token).ConfigureAwait(false));
        Check.Sequence(
            "Their conversations' sums are erased, and nobody else's.",
            [0L, 0L, 1L, 1L],
            [
                await TurnsAsync(ledger, CostScope.Conversation(all[0]), token).ConfigureAwait(false),
                await TurnsAsync(ledger, CostScope.Conversation(all[1]), token).ConfigureAwait(false),
                await TurnsAsync(ledger, CostScope.Conversation(all[2]), token).ConfigureAwait(false),
                await TurnsAsync(ledger, CostScope.Conversation(all[3]), token).ConfigureAwait(false),
            ]);
        Check.Equal(
            "What a tenant paid stays.", 4, await TurnsAsync(ledger, CostScope.Tenant(mine.TenantId), token).ConfigureAwait(false));
    }

    public static async Task A_conversations_sums_are_erased_and_nothing_else(ICostLedger ledger, CancellationToken token)
    {
        ConversationKey mine = NewKey();
        ConversationKey other = mine with { ConversationId = mine.ConversationId + "2" };
        await ledger.RecordAsync(Entry(mine), cancellationToken: token).ConfigureAwait(false);
        await ledger.RecordAsync(Entry(other), cancellationToken: token).ConfigureAwait(false);

        Check.Equal(
            "Erasing says that there was something.", true,
            await ledger.EraseAsync(CostScope.Conversation(mine), token).ConfigureAwait(false));
        Check.Equal("A conversation's sums are erased.", 0, await TurnsAsync(ledger, CostScope.Conversation(mine), token).ConfigureAwait(false));
        Check.Equal("Another conversation's stay.", 1, await TurnsAsync(ledger, CostScope.Conversation(other), token).ConfigureAwait(false));
        Check.Equal(
            "What the person cost stays.", 2,
            await TurnsAsync(ledger, CostScope.User(mine.TenantId, mine.UserId), token).ConfigureAwait(false));
    }

    public static async Task Ids_with_separators_never_lead_to_another_scope(ICostLedger ledger, CancellationToken token)
    {
        string id = NewId();
        foreach (string separator in (string[])["/", "|", "#", ":", "%", "%2F", "\\", "'", "*"])
        {
            ConversationKey[] keys =
            [
                new("z", "y", id + separator + "x"), new("z", "x" + separator + "y", id), new("y" + separator + "z", "x", id),
            ];
            foreach (ConversationKey key in keys)
            {
                await ledger.RecordAsync(Entry(key), cancellationToken: token).ConfigureAwait(false);
            }

            foreach (ConversationKey key in keys)
            {
                Check.Equal(
                    "Another's turns are not a person's.", 1,
                    await TurnsAsync(ledger, CostScope.User(key.TenantId, key.UserId), token).ConfigureAwait(false));
            }

            await ledger.EraseAsync(CostScope.User(id, "x"), token).ConfigureAwait(false);
            Check.Sequence(
                "Erasing a person erases nobody else.",
                [1L, 1L, 0L],
                [
                    await TurnsAsync(ledger, CostScope.Conversation(keys[0]), token).ConfigureAwait(false),
                    await TurnsAsync(ledger, CostScope.Conversation(keys[1]), token).ConfigureAwait(false),
                    await TurnsAsync(ledger, CostScope.Conversation(keys[2]), token).ConfigureAwait(false),
                ]);
        }
    }

    public static async Task A_cancelled_call_is_cancelled_and_changes_nothing(ICostLedger ledger, CancellationToken token)
    {
        const string promise = "A call whose token is already cancelled is cancelled.";
        ConversationKey key = NewKey();
        var cancelled = new CancellationToken(canceled: true);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await ledger.RecordAsync(Entry(key), cancellationToken: cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await TurnsAsync(ledger, CostScope.Conversation(key), cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        await Check.ThrowsAsync<OperationCanceledException>(
            promise, async () => await ledger.EraseAsync(CostScope.Conversation(key), cancelled).ConfigureAwait(false)).ConfigureAwait(false);
        Check.Equal(
            "A cancelled call changes nothing.", 0, await TurnsAsync(ledger, CostScope.Conversation(key), token).ConfigureAwait(false));
    }

    public static async Task Sums_and_budgets_are_there_after_reopening(
        ICostLedger ledger, TimeProvider time, Func<ICostLedger, CancellationToken, ValueTask<ICostLedger>> reopen, CancellationToken token)
    {
        ConversationKey key = NewKey();
        CostEntry entry = Entry(key);
        BudgetWindow window = Window(time, 1);
        BudgetReservation spent = Reservation(time, 0.5m, window);
        BudgetReservation held = Reservation(time, 0.25m, window);
        await ledger.ReserveAsync(spent, token).ConfigureAwait(false);
        await ledger.RecordAsync(entry, spent, token).ConfigureAwait(false);
        await ledger.ReserveAsync(held, token).ConfigureAwait(false);

        ICostLedger other = await reopen(ledger, token).ConfigureAwait(false);
        try
        {
            Check.Equal("Sums are durable.", 1, await TurnsAsync(other, CostScope.Conversation(key), token).ConfigureAwait(false));
            Check.Equal(
                "An attempt counts once, also for another process.", false,
                await other.RecordAsync(entry, cancellationToken: token).ConfigureAwait(false));
            Check.Equal(
                "Budgets are durable.", new BudgetState(0.00123m, 0.25m), await other.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
            await other.ReleaseAsync(held, token).ConfigureAwait(false);
            Check.Equal(
                "A reservation can be taken back by another process.", new BudgetState(0.00123m, 0),
                await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
        }
        finally
        {
            await Disposal.DisposeAsync(other).ConfigureAwait(false);
        }
    }

    private static async Task<long> TurnsAsync(ICostLedger ledger, CostScope scope, CancellationToken token)
        => (await SumAsync(ledger, scope, token).ConfigureAwait(false)).Turns;
}
