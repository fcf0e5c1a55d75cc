using System.Text.Json;

namespace AvatarKit.Tests.Costs;

public sealed class TurnCostTests
{
    [Fact]
    public void The_total_has_every_part_and_is_unknown_where_one_is()
    {
        var cost = new TurnCost { ModelUsd = 1, SpeechUsd = 2, ResourcesUsd = 4 };

        Assert.Equal(7, cost.TotalUsd);
        Assert.Equal(3, (cost with { ResourcesUsd = 0 }).TotalUsd);
        Assert.Null((cost with { ResourcesUsd = null }).TotalUsd);
        Assert.Equal(0, new TurnCost().ResourcesUsd);
    }

    [Fact]
    public void A_result_stored_before_resources_were_counted_used_none()
    {
        TurnResult stored = JsonSerializer.Deserialize<TurnResult>(
            """
            { "status": "completed", "answer": "Yes.", "endedAt": "2026-11-23T12:00:00+00:00", "sources": [],
              "usage": { "inputTokens": 12, "cachedInputTokens": 0, "outputTokens": 3, "tokensAreEstimated": false, "speechCharacters": 4 },
              "cost": { "modelUsd": 0.5, "speechUsd": 0.25, "totalUsd": 0.75, "isEstimated": true } }
            """,
            AvatarJson.Options)!;

        Assert.Equal(new TurnUsage { InputTokens = 12, OutputTokens = 3, SpeechCharacters = 4 }, stored.Usage);
        Assert.Empty(stored.Usage!.Resources);
        Assert.Equal(new TurnCost { ModelUsd = 0.5m, SpeechUsd = 0.25m, IsEstimated = true }, stored.Cost);
        Assert.Equal(0.75m, stored.Cost!.TotalUsd);
    }

    [Fact]
    public void Resources_of_unknown_price_stay_unknown_when_stored()
    {
        var cost = new TurnCost { ModelUsd = 1, SpeechUsd = 0, ResourcesUsd = null };
        var result = new TurnResult { Status = TurnStatus.Completed, Answer = "", EndedAt = DateTimeOffset.UnixEpoch, Cost = cost };

        TurnResult read = JsonSerializer.Deserialize<TurnResult>(JsonSerializer.Serialize(result, AvatarJson.Options), AvatarJson.Options)!;

        Assert.Equal(cost, read.Cost);
    }

    [Fact]
    public void Usages_are_equal_where_every_amount_is()
    {
        TurnUsage Usage(string resource, decimal quantity)
            => new() { InputTokens = 1, Resources = new Dictionary<string, decimal> { [resource] = quantity } };

        Assert.Equal(Usage("a", 1), Usage("a", 1.0m));
        Assert.Equal(Usage("a", 1).GetHashCode(), Usage("a", 1.0m).GetHashCode());
        Assert.NotEqual(Usage("a", 1), Usage("a", 2));
        Assert.NotEqual(Usage("a", 1), Usage("b", 1));
        Assert.NotEqual(Usage("a", 1), new TurnUsage { InputTokens = 1 });
    }
}
