using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Conformance;

public sealed class CostLedgerConformanceTests
{
    private static readonly Dictionary<string, (Action<MutantLedger> Break, string Case)> Mutants = new()
    {
        ["forgets the arms"] = (
            ledger => ledger.Record = (entry, held, token) => ledger.Inner.RecordAsync(
                entry with { Arms = new Dictionary<string, string>() }, held, token),
            "A turn counts for everyone it is of"),
        ["counts in floating point"] = (
            ledger => ledger.Record = (entry, held, token) => ledger.Inner.RecordAsync(
                entry with { Cost = entry.Cost with { ModelUsd = (decimal?)(float?)entry.Cost.ModelUsd } }, held, token),
            "Amounts add up to the last digit"),
        ["takes the unknown for nothing"] = (
            ledger => ledger.Record = (entry, held, token) => ledger.Inner.RecordAsync(
                entry with { Cost = entry.Cost with { ModelUsd = entry.Cost.ModelUsd ?? 0 } }, held, token),
            "What has no price is not nothing"),
        ["counts an attempt again"] = (
            ledger => ledger.Record = (entry, held, token) => ledger.Inner.RecordAsync(
                entry with { Id = Guid.NewGuid().ToString() }, held, token),
            "An attempt counts once"),
        ["leaves out the last day"] = (
            ledger => ledger.Show = static day => day.Day == new DateOnly(2026, 11, 29) ? null : day,
            "Days come in their order and only those that were asked for"),
        ["loses turns at the same time"] = (
            ledger =>
            {
                int calls = 0;
                ledger.Record = (entry, held, token) => Interlocked.Increment(ref calls) == 30
                    ? new(true)
                    : ledger.Inner.RecordAsync(entry, held, token);
            },
            "Concurrent turns are all counted"),
        ["leaves a person the sums of their conversations"] = (
            ledger => ledger.Erase = async (scope, token) =>
            {
                bool isThere = await ledger.Inner.EraseAsync(scope, token);
                if (scope.ConversationsPath is not null)
                {
                    await ledger.Inner.RecordAsync(new CostEntry
                    {
                        Id = Guid.NewGuid().ToString(),
                        Conversation = new ConversationKey("conversation", "user", Uri.UnescapeDataString(scope.Path.Split('/')[1])),
                        At = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero),
                        Usage = new TurnUsage(),
                        Cost = new TurnCost { ModelUsd = 0, SpeechUsd = 0 },
                    }, cancellationToken: token);
                }

                return isThere;
            },
            "A persons sums are erased with those of their conversations and nothing else"),
        ["says that nothing was there"] = (
            ledger => ledger.Erase = async (scope, token) => !await ledger.Inner.EraseAsync(scope, token),
            "A conversations sums are erased and nothing else"),
        ["ignores cancellation"] = (
            ledger => ledger.Record = (entry, held, _) => ledger.Inner.RecordAsync(entry, held, CancellationToken.None),
            "A cancelled call is cancelled and changes nothing"),
        ["grants everything"] = (
            ledger => ledger.Reserve = async (reservation, token) =>
            {
                BudgetDecision decision = await ledger.Inner.ReserveAsync(reservation, token);
                return decision with { RefusedBy = null };
            },
            "What is reserved is held until the turn is charged"),
        ["charges nothing for what is not known"] = (
            ledger => ledger.Record = (entry, held, token) => ledger.Inner.RecordAsync(
                entry.Cost.TotalUsd is null ? entry with { Cost = new TurnCost { ModelUsd = 0, SpeechUsd = 0 } } : entry, held, token),
            "A turn without a known cost is charged with what was reserved"),
        ["keeps what is given back"] = (
            ledger => ledger.Release = static (_, _) => ValueTask.CompletedTask,
            "A reservation that is taken back charges nothing"),
        ["holds in the first budget alone"] = (
            ledger => ledger.Reserve = (reservation, token) => ledger.Inner.ReserveAsync(
                reservation with { Windows = [reservation.Windows[0]] }, token),
            "All budgets hold a reservation or none does"),
        ["holds twice"] = (
            ledger => ledger.Reserve = (reservation, token) => ledger.Inner.ReserveAsync(
                reservation with { Id = Guid.NewGuid().ToString() }, token),
            "A reservation counts once"),
        ["grants one more"] = (
            ledger =>
            {
                int refusals = 0;
                ledger.Reserve = async (reservation, token) =>
                {
                    BudgetDecision decision = await ledger.Inner.ReserveAsync(reservation, token);
                    return !decision.IsGranted && Interlocked.Increment(ref refusals) == 1 ? decision with { RefusedBy = null } : decision;
                };
            },
            "Concurrent reservations never exceed a limit"),
        ["lets nothing expire"] = (
            ledger => ledger.Reserve = (reservation, token) => ledger.Inner.ReserveAsync(
                reservation with { ExpiresAt = reservation.ExpiresAt.AddHours(1) }, token),
            "A reservation that nobody ends expires and is still charged"),
    };

    public static TheoryData<string> MutantNames => [.. Mutants.Keys];

    [Fact]
    public async Task A_ledger_that_keeps_the_contract_passes()
    {
        FakeTimeProvider time = MutantLedger.Clock();
        await new CostLedgerConformance(_ => new(new MutantLedger(time)), time, time.Advance, (ledger, _) => new(ledger)).RunAllAsync();
    }

    [Theory]
    [MemberData(nameof(MutantNames))]
    public Task A_ledger_is_seen_that(string mutant)
    {
        (Action<MutantLedger> breakIt, string name) = Mutants[mutant];
        FakeTimeProvider time = MutantLedger.Clock();
        var suite = new CostLedgerConformance(
            _ =>
            {
                var ledger = new MutantLedger(time);
                breakIt(ledger);
                return new(ledger);
            },
            time,
            time.Advance);
        return Mutation.IsSeenAsync(suite.Cases, name);
    }

    [Fact]
    public Task A_ledger_that_forgets_is_seen()
    {
        FakeTimeProvider time = MutantLedger.Clock();
        return Mutation.IsSeenAsync(
            new CostLedgerConformance(_ => new(new MutantLedger(time)), time, reopen: (_, _) => new(new MutantLedger(time))).Cases,
            "Sums and budgets are there after reopening");
    }
}
