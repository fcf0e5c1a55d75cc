using AvatarKit.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Costs.Ledger;

public sealed class InMemoryCostLedgerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Noon);

    [Fact]
    public Task It_keeps_what_a_ledger_promises()
        => new CostLedgerConformance(_ => new(new InMemoryCostLedger(time)), time, time.Advance).RunAllAsync();

    [Fact]
    public async Task An_attempt_can_be_counted_again_after_two_days_and_sums_are_forgotten_after_a_year()
    {
        var ledger = new InMemoryCostLedger(time);
        var entry = new CostEntry
        {
            Id = "a", Conversation = new ConversationKey("c"), At = Noon, Usage = new TurnUsage(),
            Cost = new TurnCost { ModelUsd = 1, SpeechUsd = 0 },
        };
        await ledger.RecordAsync(entry);
        time.Advance(TimeSpan.FromDays(2));
        Assert.False(await ledger.RecordAsync(entry));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await ledger.RecordAsync(entry));

        CostScope scope = CostScope.Conversation(entry.Conversation);
        Assert.Equal(2, (await ledger.SumAsync(scope, entry.Day, entry.Day)).TotalUsd);
        time.Advance(TimeSpan.FromDays(400));
        await ledger.RecordAsync(entry with { Id = "b", At = time.GetUtcNow() });
        Assert.Equal(CostSum.Nothing, await ledger.SumAsync(scope, entry.Day, entry.Day));
    }

    [Fact]
    public async Task It_holds_the_sums_of_so_many_people_and_forgets_those_longest_ago()
    {
        var ledger = new InMemoryCostLedger(time, maxScopes: 100);
        for (int i = 0; i < 1_000; i++)
        {
            var key = new ConversationKey($"c{i}", $"u{i}", "t");
            await ledger.RecordAsync(new CostEntry
            {
                Id = $"{i}", Conversation = key, At = Noon, Usage = new TurnUsage(), Cost = new TurnCost { ModelUsd = 1, SpeechUsd = 0 },
            });
        }

        var day = DateOnly.FromDateTime(Noon.UtcDateTime);
        Assert.Equal(1_000, (await ledger.SumAsync(CostScope.Everything, day, day)).Turns);
        Assert.Equal(1_000, (await ledger.SumAsync(CostScope.Tenant("t"), day, day)).Turns);
        Assert.Equal(0, (await ledger.SumAsync(CostScope.User("t", "u0"), day, day)).Turns);
        Assert.Equal(1, (await ledger.SumAsync(CostScope.User("t", "u999"), day, day)).Turns);
    }
}
