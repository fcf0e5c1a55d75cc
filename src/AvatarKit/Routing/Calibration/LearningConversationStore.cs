namespace AvatarKit;

/// <summary>A conversation store that lets the router learn from what passes through it: ratings, complaints, repeated questions, costs.
/// What cannot be learned hurts no turn.</summary>
internal sealed class LearningConversationStore(IConversationStore inner, RouterCalibration calibration, AnswerJudge judge, CalibrationLog log)
    : DelegatingConversationStore(inner)
{
    private const int RatedWithin = 50;
    private const double Escalated = 0.1;
    private const double WentOn = 0.8;

    private readonly RecentTurns recent = new();

    public override async ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        TurnStartResult result = await Inner.StartTurnAsync(key, turn, expectedVersion, cancellationToken).ConfigureAwait(false);
        if (result.Started)
        {
            Learn(() => Started(key, turn));
        }

        return result;
    }

    public override async ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
    {
        long version = await Inner.CompleteTurnAsync(key, turnId, attempt, result, cancellationToken).ConfigureAwait(false);
        Learn(() => Completed(key, turnId, result));
        return version;
    }

    public override async ValueTask<bool> RateTurnAsync(
        ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        bool isRated = await Inner.RateTurnAsync(key, turnId, rating, cancellationToken).ConfigureAwait(false);
        if (isRated)
        {
            try
            {
                ConversationWindow window = await Inner.GetWindowAsync(key, RatedWithin, cancellationToken).ConfigureAwait(false);
                Rated(window, turnId, rating);
            }
            catch (Exception exception)
            {
                log.Failed("a rating", exception);
            }
        }

        return isRated;
    }

    public override ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        recent.Forget(known => known == key);
        return Inner.EraseAsync(key, cancellationToken);
    }

    public override ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        recent.Forget(known => known.TenantId == tenantId && known.UserId == userId);
        return Inner.EraseUserAsync(tenantId, userId, cancellationToken);
    }

    private void Started(ConversationKey key, TurnStart turn)
    {
        HashedPrompt prompt = calibration.Hashed(new ComplexityInput(turn.Message, 0));
        if (recent.Replace(key, new RecentTurn(turn.TurnId, turn.Message, prompt)) is not { Tier: { } tier } before || before.TurnId == turn.TurnId)
        {
            return;
        }

        bool isEscalated = Escalation.IsComplaint(turn.Message) || Escalation.IsRepeated(before.Prompt, prompt);
        calibration.Observe(
            before.Prompt,
            tier,
            isEscalated ? Escalated : WentOn,
            isEscalated ? RoutingSignal.Escalation : RoutingSignal.Continuation,
            before.TurnId);
    }

    private void Completed(ConversationKey key, string turnId, TurnResult result)
    {
        string? tier = result.Status == TurnStatus.Failed ? null : result.Route?.Tier;
        RecentTurn? turn = recent.Answered(key, turnId, tier);
        if (tier is null)
        {
            return;
        }

        if (result.Cost?.TotalUsd is { } cost)
        {
            calibration.ObserveCost(tier, cost);
        }

        if (turn is { Message: { } message } && result.Status == TurnStatus.Completed)
        {
            judge.Offer(new JudgedTurn(turnId, tier, message, result.Answer, turn.Prompt));
        }
    }

    private void Rated(ConversationWindow window, string turnId, TurnRating rating)
    {
        int place = 0;
        foreach (ConversationTurn turn in window.Turns)
        {
            if (turn.TurnId == turnId && turn.Result?.Route?.Tier is { } tier)
            {
                double quality = (double)(rating.Score - TurnRating.MinScore) / (TurnRating.MaxScore - TurnRating.MinScore);
                calibration.Observe(new RoutingOutcome
                {
                    Message = turn.Message, Tier = tier, Quality = quality, TurnId = turnId, PriorTurns = place,
                });
            }

            place++;
        }
    }

    private void Learn(Action learn)
    {
        try
        {
            learn();
        }
        catch (Exception exception)
        {
            log.Failed("a signal", exception);
        }
    }
}
