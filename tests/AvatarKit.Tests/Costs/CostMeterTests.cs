using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Costs;

public sealed class CostMeterTests
{
    private static readonly JsonPriceBook Book = JsonPriceBook.Parse("""
        { "currency": "USD",
          "models": [
            { "model": "cached", "inputPerMillionTokens": 3, "cachedInputPerMillionTokens": 0.3, "outputPerMillionTokens": 15, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" },
            { "model": "plain", "inputPerMillionTokens": 1, "outputPerMillionTokens": 2, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" },
            { "model": "plain", "inputPerMillionTokens": 10, "outputPerMillionTokens": 20, "validFrom": "2026-12-01", "source": "https://example.com", "checked": "2026-01-01" } ],
          "speech": [ { "provider": "voice", "perMillionCharacters": 16, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" } ],
          "resources": [
            { "resource": "write", "perMillion": 0.625, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" },
            { "resource": "read", "perMillion": 0.125, "validFrom": "2026-01-01", "source": "https://example.com", "checked": "2026-01-01" } ] }
        """);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));
    private readonly CostMeter meter;

    public CostMeterTests() => meter = new CostMeter(Book, time);

    [Fact]
    public void A_turn_that_used_nothing_cost_nothing()
    {
        Assert.Equal(new TurnUsage(), meter.Usage);
        Assert.Equal(0m, meter.Cost.TotalUsd);
        Assert.False(meter.Cost.IsEstimated);
    }

    [Fact]
    public void Calls_and_speech_add_up_to_the_last_digit()
    {
        meter.AddModelCall("plain", 1000, 0, 100, estimated: false);
        meter.AddModelCall("cached", 2000, 1500, 300, estimated: false);
        meter.AddSpeech("voice", 123);
        meter.AddSpeech("voice", 4);

        Assert.Equal(new TurnUsage { InputTokens = 3000, CachedInputTokens = 1500, OutputTokens = 400, SpeechCharacters = 127 }, meter.Usage);
        Assert.Equal(0.0012m + 0.00645m, meter.Cost.ModelUsd);
        Assert.Equal(0.002032m, meter.Cost.SpeechUsd);
        Assert.Equal(0.009682m, meter.Cost.TotalUsd);
    }

    [Fact]
    public void Cached_input_without_a_price_of_its_own_costs_as_other_input()
    {
        meter.AddModelCall("plain", 1000, 400, 0, estimated: false);

        Assert.Equal(0.001m, meter.Cost.ModelUsd);
    }

    [Fact]
    public void More_cached_input_than_input_counts_as_all_of_it()
    {
        meter.AddModelCall("cached", 100, 400, 0, estimated: false);

        Assert.Equal(100, meter.Usage.CachedInputTokens);
        Assert.Equal(0.00003m, meter.Cost.ModelUsd);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData(null)]
    public void One_call_of_unknown_price_makes_the_models_and_the_total_unknown(string? model)
    {
        meter.AddModelCall("plain", 1000, 0, 100, estimated: false);
        meter.AddModelCall(model, 1, 0, 0, estimated: false);
        meter.AddModelCall("plain", 1000, 0, 100, estimated: false);
        meter.AddSpeech("voice", 1000);

        Assert.Null(meter.Cost.ModelUsd);
        Assert.Equal(0.016m, meter.Cost.SpeechUsd);
        Assert.Null(meter.Cost.TotalUsd);
        Assert.Equal(2001, meter.Usage.InputTokens);
    }

    [Fact]
    public void A_voice_of_unknown_price_makes_speech_and_total_unknown()
    {
        meter.AddModelCall("plain", 1000, 0, 0, estimated: false);
        meter.AddSpeech("elsewhere", 1);

        Assert.Equal(0.001m, meter.Cost.ModelUsd);
        Assert.Null(meter.Cost.SpeechUsd);
        Assert.Null(meter.Cost.TotalUsd);
    }

    [Fact]
    public void What_was_not_used_needs_no_price()
    {
        meter.AddModelCall("unknown", 0, 0, 0, estimated: true);
        meter.AddSpeech("elsewhere", 0);

        Assert.Equal(0m, meter.Cost.TotalUsd);
        Assert.False(meter.Usage.TokensAreEstimated);
    }

    [Fact]
    public void Resources_add_up_by_name_to_the_last_digit()
    {
        meter.AddResource("write", 2);
        meter.AddResource("read", 0.5m);
        meter.AddResource("write", 1);
        TurnUsage then = meter.Usage;
        meter.AddResource("read", 1);

        Assert.Equal(new Dictionary<string, decimal> { ["write"] = 3, ["read"] = 0.5m }, then.Resources);
        Assert.Equal(1.5m, meter.Usage.Resources["read"]);
        Assert.Equal(0.000001875m + 0.0000001875m, meter.Cost.ResourcesUsd);
        Assert.Equal(meter.Cost.ResourcesUsd, meter.Cost.TotalUsd);
    }

    [Fact]
    public void A_resource_of_unknown_price_makes_resources_and_total_unknown()
    {
        meter.AddModelCall("plain", 1000, 0, 0, estimated: false);
        meter.AddResource("write", 1);
        meter.AddResource("elsewhere", 1);

        Assert.Equal(0.001m, meter.Cost.ModelUsd);
        Assert.Null(meter.Cost.ResourcesUsd);
        Assert.Null(meter.Cost.TotalUsd);
        Assert.Equal(1, meter.Usage.Resources["elsewhere"]);
    }

    [Fact]
    public void One_estimate_makes_the_counts_estimates()
    {
        meter.AddModelCall("plain", 10, 0, 1, estimated: true);
        meter.AddModelCall("plain", 10, 0, 1, estimated: false);

        Assert.True(meter.Usage.TokensAreEstimated);
        Assert.True(meter.Cost.IsEstimated);
    }

    [Fact]
    public void A_call_costs_what_it_costs_at_its_own_moment()
    {
        meter.AddModelCall("plain", 1_000_000, 0, 0, estimated: false);
        time.SetUtcNow(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
        meter.AddModelCall("plain", 1_000_000, 0, 0, estimated: false);

        Assert.Equal(11m, meter.Cost.ModelUsd);
    }

    [Fact]
    public void Concurrent_parts_are_all_counted()
    {
        Parallel.For(0, 1000, _ =>
        {
            meter.AddModelCall("plain", 3, 0, 2, estimated: false);
            meter.AddSpeech("voice", 5);
            meter.AddResource("write", 2);
        });

        Assert.Equal((3000, 2000, 5000), (meter.Usage.InputTokens, meter.Usage.OutputTokens, meter.Usage.SpeechCharacters));
        Assert.Equal(2000, meter.Usage.Resources["write"]);
        Assert.Equal(0.007m + 0.08m + 0.00125m, meter.Cost.TotalUsd);
    }
}
