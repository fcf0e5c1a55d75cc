namespace AvatarKit.Testing;

/// <summary>Puts an <see cref="ICostLedger"/> to the test.</summary>
/// <remarks>Cases use tenants and budgets of their own, so that the medium need not be empty.</remarks>
public sealed class CostLedgerConformance : ConformanceSuite<ICostLedger>
{
    /// <summary>Creates the suite.</summary>
    /// <param name="create">Makes a ledger; called once per case.</param>
    /// <param name="clock">The clock the ledgers go by; where it can be moved, <paramref name="advance"/> says how.</param>
    /// <param name="advance">Moves the clock on. <see langword="null"/> leaves out the case of reservations that expire.</param>
    /// <param name="reopen">
    /// Makes another ledger over the medium of the given one, which is still open; for durable ledgers.
    /// <see langword="null"/> leaves out the cases of durability and of several processes.
    /// </param>
    public CostLedgerConformance(
        Func<CancellationToken, ValueTask<ICostLedger>> create,
        TimeProvider? clock = null,
        Action<TimeSpan>? advance = null,
        Func<ICostLedger, CancellationToken, ValueTask<ICostLedger>>? reopen = null)
        : base(create)
    {
        TimeProvider time = clock ?? TimeProvider.System;
        Add(LedgerCases.A_turn_counts_for_everyone_it_is_of);
        Add(LedgerCases.Amounts_add_up_to_the_last_digit);
        Add(LedgerCases.What_has_no_price_is_not_nothing);
        Add(LedgerCases.An_attempt_counts_once);
        Add(LedgerCases.Days_come_in_their_order_and_only_those_that_were_asked_for);
        Add(LedgerCases.Concurrent_turns_are_all_counted);
        Add(LedgerCases.A_persons_sums_are_erased_with_those_of_their_conversations_and_nothing_else);
        Add(LedgerCases.A_conversations_sums_are_erased_and_nothing_else);
        Add(LedgerCases.Ids_with_separators_never_lead_to_another_scope);
        Add(LedgerCases.A_cancelled_call_is_cancelled_and_changes_nothing);
        AddWithClock(BudgetCases.A_budget_nobody_used_holds_nothing, time);
        AddWithClock(BudgetCases.What_is_reserved_is_held_until_the_turn_is_charged, time);
        AddWithClock(BudgetCases.A_turn_without_a_known_cost_is_charged_with_what_was_reserved, time);
        AddWithClock(BudgetCases.A_reservation_that_is_taken_back_charges_nothing, time);
        AddWithClock(BudgetCases.All_budgets_hold_a_reservation_or_none_does, time);
        AddWithClock(BudgetCases.A_reservation_counts_once, time);
        AddWithClock(BudgetCases.Concurrent_reservations_never_exceed_a_limit, time);
        if (advance is not null)
        {
            Add(
                (ledger, token) => BudgetCases.A_reservation_that_nobody_ends_expires_and_is_still_charged(ledger, time, advance, token),
                nameof(BudgetCases.A_reservation_that_nobody_ends_expires_and_is_still_charged));
        }

        if (reopen is not null)
        {
            Add(
                (ledger, token) => LedgerCases.Sums_and_budgets_are_there_after_reopening(ledger, time, reopen, token),
                nameof(LedgerCases.Sums_and_budgets_are_there_after_reopening));
        }
    }

    private void AddWithClock(Func<ICostLedger, TimeProvider, CancellationToken, Task> body, TimeProvider time)
        => Add((ledger, token) => body(ledger, time, token), body.Method.Name);
}
