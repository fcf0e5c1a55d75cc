using System.Xml.Linq;
using AvatarKit.Testing;

namespace AvatarKit.Tests.Costs.Planning;

public sealed class CostPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly FakePriceBook Prices = new FakePriceBook()
        .RespondWith("small", new ModelPrice(1, 2) { CachedInputPerMillionTokens = 0.5m })
        .RespondWith("large", new ModelPrice(10, 20))
        .RespondWith("voice", new SpeechPrice(16))
        .RespondWith("write", new ResourcePrice(1));

    private static CostPhase Phase => new()
    {
        Name = "one",
        ConversationsPerMonth = 2_000,
        TurnsPerConversation = 5,
        Models = new Dictionary<string, decimal> { ["small"] = 0.8m, ["large"] = 0.2m },
        InputTokensPerTurn = 1_000,
        OutputTokensPerTurn = 100,
        Voice = "voice",
        CharactersPerTurn = 300,
        SpokenShare = 0.5m,
        ResourcesPerTurn = new Dictionary<string, decimal> { ["write"] = 10 },
        FixedUsdPerMonth = new Dictionary<string, decimal> { ["node"] = 20 },
    };

    [Fact]
    public void A_month_costs_what_its_turns_use_and_what_is_paid_anyway()
    {
        PhaseForecast month = Forecast(Phase);

        Assert.Equal(10_000, month.TurnsPerMonth);
        Assert.Equal(
            [
                new ForecastLine("model", "small", 9.6m), new ForecastLine("model", "large", 24m), new ForecastLine("speech", "voice", 24m),
                new ForecastLine("resource", "write", 0.1m), new ForecastLine("fixed", "node", 20m),
            ],
            month.Lines);
        Assert.Equal(77.7m, month.TotalUsd);
        Assert.Equal(0.00577m, month.UsdPerTurn);
        Assert.Equal(0.00777m, month.TotalUsdPerTurn);
        Assert.Equal(0, month.SavedUsd);
    }

    [Fact]
    public void Caches_save_what_they_answer_and_what_was_saved_is_what_is_missing()
    {
        decimal without = Forecast(Phase).TotalUsd!.Value;
        PhaseForecast month = Forecast(Phase with { AnswerCacheShare = 0.4m, SpeechCacheShare = 0.25m, CachedInputShare = 0.5m });

        Assert.Equal(without - month.TotalUsd, month.SavedUsd);

        // Of 33.6 for models 40 % and of the rest's small half of the input a half; of the voice a quarter.
        Assert.Equal(13.44m + 1.2m + 6m, month.SavedUsd);
    }

    [Fact]
    public void What_has_no_price_makes_the_whole_unknown_never_cheaper()
    {
        PhaseForecast month = Forecast(Phase with { Models = new Dictionary<string, decimal> { ["small"] = 0.5m, ["unknown"] = 0.5m } });

        Assert.Null(month.Lines[1].Usd);
        Assert.Equal(6m, month.Lines[0].Usd);
        Assert.Null(month.TotalUsd);
        Assert.Null(month.UsdPerTurn);
    }

    [Theory]
    [InlineData(0.10, 0.5, 453)]
    [InlineData(0.01, 0.5, null)]
    [InlineData(0.01154, 0.5, null)]
    public void It_costs_less_than_a_service_by_the_minute_from_so_many_turns_on(double perMinute, double minutes, int? turns)
    {
        var plan = new CostPlan
        {
            Phases = [Phase],
            Comparison = new CostComparison { Name = "live", UsdPerMinute = (decimal)perMinute, MinutesPerTurn = (decimal)minutes },
        };

        PhaseForecast month = plan.Forecast(Prices, Now).Phases[0];

        Assert.Equal(turns, (int?)month.BreakEvenTurns);
        if (turns is { } breakEven)
        {
            Assert.True(Cost(breakEven) <= Compared(breakEven));
            Assert.True(Cost(breakEven - 1) > Compared(breakEven - 1));
        }

        decimal Cost(int count) => 20 + (count * month.UsdPerTurn!.Value);
        decimal Compared(int count) => count * (decimal)(perMinute * minutes);
    }

    [Fact]
    public void It_is_read_from_JSON_with_comments()
    {
        CostPlan plan = CostPlan.Parse(
            """
            {
              // Two months.
              "phases": [
                { "name": "a", "conversationsPerMonth": 10, "models": { "small": 1 }, },
                { "name": "b", "conversationsPerMonth": 20.5, "models": { "small": 1 }, "voice": "voice" }
              ],
              "comparison": { "name": "live", "usdPerMinute": 0.1, "minutesPerTurn": 1 }
            }
            """);

        Assert.Equal(["a", "b"], plan.Phases.Select(static phase => phase.Name));
        Assert.Equal(102.5m, plan.Phases[1].TurnsPerMonth);
        Assert.Equal(5, plan.Phases[0].TurnsPerConversation);
    }

    [Fact]
    public void A_plan_with_half_a_surrogate_pair_is_refused()
        => Assert.Throws<CostPlanException>(() => CostPlan.Parse("{ \"phases\": \"\uD800\" }"));

    [Theory]
    [InlineData("""{ "phases": [] }""", "0 phases")]
    [InlineData("""{ "phases": [null] }""", "no phases[0]")]
    [InlineData("""{ "phases": [{ "name": "a", "models": { "m": 1 } }] }""", "conversationsPerMonth")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": -1, "models": { "m": 1 } }] }""", "conversationsPerMonth -1; it takes 0")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": 1, "models": { "m": 0.5 } }] }""", "models 0.5 altogether")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": 1, "models": { "m": 1 }, "spokenShare": 2 }] }""", "spokenShare 2; it takes a share")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": 1, "models": { "m": 1 }, "turns": 3 }] }""", "turns")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": "many", "models": { "m": 1 } }] }""", "conversationsPerMonth")]
    [InlineData("""{ "phases": [{ "name": " ", "conversationsPerMonth": 1, "models": { "m": 1 } }] }""", "has no name")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": 1, "models": { "m": 1 }, "resourcesPerTurn": { "w": -1 } }] }""", "resourcesPerTurn[w] -1")]
    [InlineData("""{ "phases": [{ "name": "a", "conversationsPerMonth": 1e99, "models": { "m": 1 } }] }""", "conversationsPerMonth")]
    [InlineData("null", "null")]
    [InlineData("nonsense", "line 1")]
    public void Nonsense_is_refused_by_name(string json, string reason)
    {
        CostPlanException exception = Assert.Throws<CostPlanException>(() => CostPlan.Parse(json));

        Assert.Equal("plan.invalid", exception.Code);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_drawn_with_a_bar_for_each_phase_as_long_as_it_costs()
    {
        string svg = new CostPlan { Phases = [Phase with { Name = "<trial> & co" }, Phase with { ConversationsPerMonth = 0 }] }
            .Forecast(Prices, Now).ToSvg();

        XElement picture = XElement.Parse(svg);
        XNamespace name = picture.Name.Namespace;
        Assert.Contains("<trial> & co", picture.Elements(name + "text").Select(static text => text.Value));
        Assert.Contains("$77.70", picture.Elements(name + "text").Select(static text => text.Value));
        double[] bars = [.. picture.Elements(name + "rect").Where(static bar => (string?)bar.Attribute("height") == "28")
            .Select(static bar => (double)bar.Attribute("width")!)];
        Assert.Equal(5, bars.Length);
        Assert.Equal(420, bars[..4].Sum(), 0.05);
        Assert.Equal(420 * 20 / 77.7, bars[4], 0.01);
    }

    [Fact]
    public void As_JSON_what_is_unknown_is_null()
    {
        string json = new CostPlan { Phases = [Phase with { Voice = "unknown" }] }.Forecast(Prices, Now).ToJson();

        Assert.Contains("\"totalUsd\": null", json, StringComparison.Ordinal);
        Assert.Contains("\"name\": \"unknown\"", json, StringComparison.Ordinal);
    }

    private static PhaseForecast Forecast(CostPhase phase) => new CostPlan { Phases = [phase] }.Forecast(Prices, Now).Phases[0];
}
