using System.Globalization;

namespace AvatarKit.Testing;

internal static class LedgerScene
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    public static DateOnly Day { get; } = new(2026, 11, 28);

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static ConversationKey NewKey() => new("conversation", "user", NewId());

    public static CostEntry Entry(ConversationKey key, decimal? model = 0.001m, decimal? speech = 0.0002m) => new()
    {
        Id = NewId(),
        Conversation = key,
        At = Noon,
        Usage = new TurnUsage { InputTokens = 100, CachedInputTokens = 20, OutputTokens = 30, SpeechCharacters = 120 },
        Cost = new TurnCost { ModelUsd = model, SpeechUsd = speech, ResourcesUsd = 0.00003m, SavedUsd = 0.000004m },
    };

    public static BudgetReservation Reservation(TimeProvider time, decimal usd, params BudgetWindow[] windows) => new()
    {
        Id = NewId(), AmountUsd = usd, Windows = windows, ExpiresAt = time.GetUtcNow() + TimeSpan.FromMinutes(5),
    };

    public static BudgetWindow Window(TimeProvider time, decimal limit)
        => new($"budget/{NewId()}", limit, time.GetUtcNow() + TimeSpan.FromDays(1));

    public static ValueTask<CostSum> SumAsync(ICostLedger ledger, CostScope scope, CancellationToken token)
        => ledger.SumAsync(scope, Day, Day, token);

    public static string Show(CostSum sum)
    {
        string usd = string.Create(CultureInfo.InvariantCulture, $"{sum.ModelUsd} + {sum.SpeechUsd} + {sum.ResourcesUsd} USD, {sum.SavedUsd} saved");
        string used = string.Create(
            CultureInfo.InvariantCulture,
            $"{sum.InputTokens}/{sum.CachedInputTokens}/{sum.OutputTokens} tokens, {sum.SpeechCharacters} characters");
        return string.Create(CultureInfo.InvariantCulture, $"{sum.Turns} turns, {usd}, {used}, {sum.UnpricedTurns} unpriced");
    }
}
