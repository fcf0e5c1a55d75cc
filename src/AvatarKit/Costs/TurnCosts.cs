using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Holds a turn's budgets before anything is spent on it, and enters what it cost into the ledger at its end.</summary>
internal sealed class TurnCosts(ICostLedger ledger, ErasedOwners erased, ProviderCalls calls, EngineLog log, TimeProvider time)
{
    private static readonly ProviderKey Key = new(ProviderKind.CostLedger, "cost ledger");

    /// <summary>When to come back where turns under way hold what is left.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly TurnEstimates estimates = new();

    /// <summary>Reserves what the turn is likely to cost.</summary>
    /// <exception cref="BudgetExhaustedException">A budget that refuses has too little left.</exception>
    public async Task AdmitAsync(TurnContext turn)
    {
        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<BudgetRule> rules = BudgetRule.For(turn, now);
        if (rules.Count == 0)
        {
            return;
        }

        using TurnScope scope = turn.Enter(TurnStage.Admit);
        decimal amount = Math.Min(
            estimates.For(turn.Settings.AvatarId, turn.Options.Costs.ReservedPerTurnUsd), rules.Min(static rule => rule.Options.LimitUsd));
        var reservation = new BudgetReservation
        {
            Id = Guid.CreateVersion7().ToString("N"),
            AmountUsd = amount,
            Windows = [.. rules.Select(static rule => rule.Window)],
            ExpiresAt = now + turn.Options.Limits.TurnTimeout,
        };
        BudgetDecision decision;
        try
        {
            decision = await ProviderCall.RunAsync(
                token => ledger.ReserveAsync(reservation, token), turn.Options.Costs.LedgerTimeout, calls.Scope(Key),
                turn.Tokens.Stopped).ConfigureAwait(false);
        }
        catch (Exception exception) when (!turn.Tokens.Stopped.IsCancellationRequested)
        {
            Miss(turn, exception, "holding its budgets", TurnStage.Admit);
            if (turn.Options.Costs.AnswerWithoutLedger)
            {
                return;
            }

            throw new TurnRefusedException(
                "budget.unavailable",
                "The cost ledger does not answer, and without it no turn that has a budget is answered (ICostLedger).",
                exception)
            {
                RetryAfter = Soon,
            };
        }

        Heed(turn, rules, decision, amount, now);
        turn.Facts.Reservation = reservation;
    }

    /// <summary>Enters what the turn cost. Never throws: a ledger that fails costs a warning, not the turn.</summary>
    public async Task SettleAsync(TurnContext turn)
    {
        TurnFacts facts = turn.Facts;
        CostMetrics.RecordCost(facts.Meter.Cost, facts.Route?.Tier);

        // A message that a guard refused has no record; speaking the refusal may cost something all the same.
        bool wasSpent = turn.Record?.IsStarted ?? (facts.Meter.Usage is { SpeechCharacters: > 0 } or { Resources.Count: > 0 });
        if (!wasSpent && facts.Reservation is null)
        {
            return;
        }

        try
        {
            await ProviderCall.RunAsync(
                token => wasSpent ? RecordAsync(turn, token) : ledger.ReleaseAsync(facts.Reservation!, token),
                turn.Options.Costs.LedgerTimeout,
                calls.Scope(Key),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Miss(turn, exception, "entering its cost into the ledger", TurnStage.Remember);
        }
    }

    private async ValueTask RecordAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var entry = new CostEntry
        {
            Id = IdOf(turn),
            Conversation = turn.Key,
            IsErased = IsErased(turn),
            AvatarId = turn.AvatarId,
            Arms = turn.Facts.Route?.Assignments ?? ReadOnlyDictionary<string, string>.Empty,
            At = time.GetUtcNow(),
            Usage = turn.Facts.Meter.Usage,
            Cost = turn.Facts.Meter.Cost,
        };
        if (entry.Cost.TotalUsd is { } usd)
        {
            estimates.Note(turn.Settings.AvatarId, usd);
        }

        await ledger.RecordAsync(entry, turn.Facts.Reservation, cancellationToken).ConfigureAwait(false);
        if (!entry.IsErased && IsErased(turn))
        {
            // The erasure may have been at the ledger before this was.
            await ledger.EraseAsync(CostScope.Conversation(turn.Key), cancellationToken).ConfigureAwait(false);
            await ledger.EraseAsync(CostScope.User(turn.Key.TenantId, turn.Key.UserId), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsErased(TurnContext turn) => turn.Facts.IsErased || erased.Covers(AssetOwner.Of(turn.Key), turn.AskedAt);

    private void Heed(TurnContext turn, IReadOnlyList<BudgetRule> rules, BudgetDecision decision, decimal amount, DateTimeOffset now)
    {
        BudgetStanding standing = BudgetStanding.Free;
        for (int i = 0; i < rules.Count; i++)
        {
            BudgetRule rule = rules[i];
            BudgetState state = decision.States[i];
            if (decision.RefusedBy == rule.Window)
            {
                CostMetrics.RecordBudget(rule.Name, BudgetAction.Refuse);
                log.BudgetExhausted(turn.TurnId, rule.Name);
                bool isHeld = state.SpentUsd + amount <= rule.Options.LimitUsd;
                throw new BudgetExhaustedException(rule.Name, isHeld ? Soon : rule.Window.EndsAt - now);
            }

            standing = standing.With(rule.Standing(state));
        }

        turn.Facts.Budget = standing;
        if (standing.Budget is { } pressing)
        {
            CostMetrics.RecordBudget(pressing, standing.Action);
            log.BudgetPresses(turn.TurnId, pressing, standing.Action);
        }
    }

    private void Miss(TurnContext turn, Exception exception, string what, TurnStage stage)
    {
        log.WentWithout(turn.TurnId, what, exception);
        turn.Facts.Degrade("ledger", TurnError.From(exception, stage));
    }

    /// <summary>The same for the same attempt, and nothing that names a person. An erased turn's id may be given again by who goes on.</summary>
    private string IdOf(TurnContext turn)
    {
        string attempt = turn is { Request.Remember: true, Record: { } record } && !IsErased(turn)
            ? $"{CostScope.Conversation(turn.Key).Path}\n{turn.TurnId}\n{record.Attempt}"
            : Guid.NewGuid().ToString("N");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(attempt)).AsSpan(0, 16));
    }
}
