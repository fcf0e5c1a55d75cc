namespace AvatarKit.Tests;

/// <summary>Turns of experiments, as a store would give them.</summary>
internal static class ExperimentTurns
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    public static TurnResult Result(
        string experiment, string arm, TurnStatus status = TurnStatus.Completed, decimal? usd = 0, double? firstText = null)
        => new()
        {
            Status = status,
            Answer = "Yes.",
            EndedAt = Noon,
            Route = new ModelRoute("lite", "") { Assignments = new Dictionary<string, string> { [experiment] = arm } },
            Cost = new TurnCost { ModelUsd = usd, SpeechUsd = 0 },
            FirstText = firstText is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        };

    public static ConversationTurn Turn(TurnResult? result, int? rating = null, DateTimeOffset? startedAt = null, string id = "t") => new()
    {
        TurnId = id,
        Sequence = 1,
        Attempt = 1,
        Message = "Hello",
        StartedAt = startedAt ?? Noon,
        Result = result,
        Rating = rating is { } score ? new TurnRating { Score = score, RatedAt = Noon } : null,
    };

    /// <summary>A normal deviate, by Box and Muller.</summary>
    public static double Normal(Random random)
        => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
