using static AvatarKit.Testing.LedgerScene;

namespace AvatarKit.Testing;

internal static class BudgetCases
{
    private const decimal Cost = 0.00123m;

    public static async Task A_budget_nobody_used_holds_nothing(ICostLedger ledger, TimeProvider time, CancellationToken token)
        => Check.Equal(
            "A budget that nobody has used holds nothing.", default,
            await ledger.ReadBudgetAsync(Window(time, 1).Key, token).ConfigureAwait(false));

    public static async Task What_is_reserved_is_held_until_the_turn_is_charged(ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        BudgetWindow window = Window(time, 1);
        BudgetReservation reservation = Reservation(time, 0.7m, window);

        BudgetDecision granted = await ledger.ReserveAsync(reservation, token).ConfigureAwait(false);
        Check.Equal("What a budget has is granted.", true, granted.IsGranted);
        Check.Sequence("A grant says what the budgets hold now.", [new BudgetState(0, 0.7m)], granted.States);

        BudgetDecision refused = await ledger.ReserveAsync(Reservation(time, 0.31m, window), token).ConfigureAwait(false);
        Check.Equal("What a budget has not is refused.", window, refused.RefusedBy);
        Check.Sequence("A refusal says what the budgets hold, and changes nothing.", [new BudgetState(0, 0.7m)], refused.States);

        await ledger.RecordAsync(Entry(NewKey()), reservation, token).ConfigureAwait(false);
        Check.Equal(
            "A budget is charged with what the turn cost.", new BudgetState(Cost, 0),
            await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
        Check.Equal(
            "A limit can be reached to the last digit.", true,
            (await ledger.ReserveAsync(Reservation(time, 1 - Cost, window), token).ConfigureAwait(false)).IsGranted);
    }

    public static async Task A_turn_without_a_known_cost_is_charged_with_what_was_reserved(
        ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        BudgetWindow window = Window(time, 10);
        await ChargeAsync(0.5m, 0.0002m, 0.5m).ConfigureAwait(false);
        await ChargeAsync(0.1m, 2, 2.00003m).ConfigureAwait(false);

        async Task ChargeAsync(decimal reserved, decimal speech, decimal charged)
        {
            BudgetReservation reservation = Reservation(time, reserved, window);
            BudgetState before = await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false);
            await ledger.ReserveAsync(reservation, token).ConfigureAwait(false);
            await ledger.RecordAsync(Entry(NewKey(), model: null, speech), reservation, token).ConfigureAwait(false);

            Check.Equal(
                "An unknown cost is charged with what was reserved or is known, whichever is more.", new BudgetState(before.SpentUsd + charged, 0),
                await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
        }
    }

    public static async Task A_reservation_that_is_taken_back_charges_nothing(ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        BudgetWindow window = Window(time, 1);
        BudgetReservation reservation = Reservation(time, 1, window);
        await ledger.ReserveAsync(reservation, token).ConfigureAwait(false);
        await ledger.ReleaseAsync(reservation, token).ConfigureAwait(false);
        await ledger.ReleaseAsync(reservation, token).ConfigureAwait(false);
        await ledger.ReleaseAsync(Reservation(time, 1, window), token).ConfigureAwait(false);

        Check.Equal("What is taken back is free again, once.", default, await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
    }

    public static async Task All_budgets_hold_a_reservation_or_none_does(ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        BudgetWindow wide = Window(time, 10);
        BudgetWindow narrow = Window(time, 1);
        BudgetReservation both = Reservation(time, 0.6m, wide, narrow);
        await ledger.ReserveAsync(both, token).ConfigureAwait(false);

        BudgetDecision refused = await ledger.ReserveAsync(Reservation(time, 0.6m, wide, narrow), token).ConfigureAwait(false);
        Check.Equal("The budget that has too little is named.", narrow, refused.RefusedBy);
        Check.Sequence(
            "A reservation is held by all of its budgets or by none.", [new BudgetState(0, 0.6m), new BudgetState(0, 0.6m)], refused.States);

        await ledger.RecordAsync(Entry(NewKey()), both, token).ConfigureAwait(false);
        Check.Equal("Each budget is charged.", Cost, (await ledger.ReadBudgetAsync(wide.Key, token).ConfigureAwait(false)).CommittedUsd);
        Check.Equal("Each budget is charged.", Cost, (await ledger.ReadBudgetAsync(narrow.Key, token).ConfigureAwait(false)).CommittedUsd);
    }

    public static async Task A_reservation_counts_once(ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        BudgetWindow window = Window(time, 1);
        BudgetReservation reservation = Reservation(time, 0.6m, window);
        await ledger.ReserveAsync(reservation, token).ConfigureAwait(false);
        Check.Equal(
            "A reservation that is held is granted again.", true, (await ledger.ReserveAsync(reservation, token).ConfigureAwait(false)).IsGranted);
        Check.Equal(
            "A reservation counts once.", new BudgetState(0, 0.6m), await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));

        CostEntry entry = Entry(NewKey());
        await ledger.RecordAsync(entry, reservation, token).ConfigureAwait(false);
        await ledger.RecordAsync(entry, reservation, token).ConfigureAwait(false);
        Check.Equal(
            "A turn is charged once.", new BudgetState(Cost, 0), await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
    }

    public static async Task Concurrent_reservations_never_exceed_a_limit(ICostLedger ledger, TimeProvider time, CancellationToken token)
    {
        const int Turns = 40;
        const int Affordable = 17;
        BudgetWindow window = Window(time, Affordable * Cost);
        int granted = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Turns),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = token },
            async (_, stop) =>
            {
                BudgetReservation reservation = Reservation(time, Cost, window);
                if ((await ledger.ReserveAsync(reservation, stop).ConfigureAwait(false)).IsGranted)
                {
                    Interlocked.Increment(ref granted);
                    await ledger.RecordAsync(Entry(NewKey()), reservation, stop).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);

        Check.Equal("A budget grants all it has, and no more.", Affordable, granted);
        Check.Equal(
            "A budget spends no more than its limit.", new BudgetState(Affordable * Cost, 0),
            await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
    }

    public static async Task A_reservation_that_nobody_ends_expires_and_is_still_charged(
        ICostLedger ledger, TimeProvider time, Action<TimeSpan> advance, CancellationToken token)
    {
        BudgetWindow window = Window(time, 1);
        BudgetReservation lost = Reservation(time, 1, window);
        await ledger.ReserveAsync(lost, token).ConfigureAwait(false);
        Check.Equal(
            "What is held is not granted to another.", false,
            (await ledger.ReserveAsync(Reservation(time, 0.1m, window), token).ConfigureAwait(false)).IsGranted);

        advance(TimeSpan.FromMinutes(5));
        BudgetReservation next = Reservation(time, 0.9m, window);
        Check.Equal(
            "What nobody has ended in its time is free again.", true, (await ledger.ReserveAsync(next, token).ConfigureAwait(false)).IsGranted);
        await ledger.RecordAsync(Entry(NewKey()), lost, token).ConfigureAwait(false);
        Check.Equal(
            "A turn is charged, also after its reservation has expired.", new BudgetState(Cost, 0.9m),
            await ledger.ReadBudgetAsync(window.Key, token).ConfigureAwait(false));
    }
}
