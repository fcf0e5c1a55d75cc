using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Policies;

public sealed class TierLatenciesTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider time = new();
    private readonly AvatarChatbotOptions options = new();
    private readonly TierLatencies latencies;

    public TierLatenciesTests()
    {
        options.Routing.Latency.MaxFirstToken = TimeSpan.FromSeconds(2);
        latencies = new TierLatencies(time);
    }

    [Fact]
    public void A_tier_whose_median_takes_too_long_is_stood_for_by_its_fallback()
    {
        Note("premier", Quick, 5);
        Note("premier", Slow, 3);
        Assert.Equal("premier", latencies.Avoid(options, "premier").Tier);
        Note("premier", Slow, 1);

        Assert.Equal(("pro", "tier premier takes too long to begin"), latencies.Avoid(options, "premier"));
    }

    [Fact]
    public void A_few_slow_answers_are_not_enough_at_the_beginning()
    {
        Note("premier", Slow, 3);

        Assert.Equal("premier", latencies.Avoid(options, "premier").Tier);
    }

    [Fact]
    public void It_is_tried_again_by_one_turn_in_each_interval_and_is_back_with_the_first_that_begins_in_time()
    {
        Note("premier", Slow, 4);
        Assert.Equal("pro", latencies.Avoid(options, "premier").Tier);

        time.Advance(options.Routing.Latency.RetryAfter);
        Assert.Equal(["premier", "pro", "pro"], Enumerable.Range(0, 3).Select(_ => latencies.Avoid(options, "premier").Tier));
        Note("premier", Slow, 1);
        Assert.Equal("pro", latencies.Avoid(options, "premier").Tier);

        time.Advance(options.Routing.Latency.RetryAfter);
        Assert.Equal("premier", latencies.Avoid(options, "premier").Tier);
        Note("premier", Quick, 1);
        Assert.Equal(["premier", "premier"], Enumerable.Range(0, 2).Select(_ => latencies.Avoid(options, "premier").Tier));
    }

    [Fact]
    public void Where_all_are_slow_nobody_is_avoided()
    {
        Note("lite", Slow, 4);
        Note("pro", Slow, 4);
        Note("premier", Slow, 4);

        Assert.Equal(("premier", null), latencies.Avoid(options, "premier"));
    }

    [Fact]
    public void A_tier_can_be_too_slow_by_what_it_usually_takes()
    {
        options.Routing.Latency.MaxFirstToken = null;
        options.Routing.Latency.MaxSlowdown = 3;
        Note("premier", Quick, 40);
        Note("premier", Quick * 2.9, 8);
        Assert.Equal("premier", latencies.Avoid(options, "premier").Tier);

        Note("premier", Quick * 4, 8);

        Assert.Equal("pro", latencies.Avoid(options, "premier").Tier);
    }

    [Fact]
    public void By_default_none_is_too_slow()
    {
        options.Routing.Latency = new LatencyRoutingOptions();
        Note("premier", TimeSpan.FromMinutes(1), 50);

        Assert.Equal("premier", latencies.Avoid(options, "premier").Tier);
    }

    [Fact]
    public async Task A_turn_that_is_routed_by_its_score_goes_elsewhere_and_one_that_names_its_tier_does_not()
    {
        await using var host = new EngineHost(
            settings =>
            {
                settings.Routing.SimpleBelow = settings.Routing.MediumBelow = 0;
                settings.Routing.Latency.MaxFirstToken = TimeSpan.FromSeconds(2);
            },
            time: time);
        host.Premier.RespondWith("From the premier.");
        host.Pro.RespondWith("From the pro.");
        TierLatencies known = host.Services.GetRequiredService<TierLatencies>();
        for (int i = 0; i < 4; i++)
        {
            known.Note("premier", Slow, new LatencyRoutingOptions { MaxFirstToken = TimeSpan.FromSeconds(2) });
        }

        AvatarResponse routed = await host.Engine.GetResponseAsync(EngineHost.Ask());
        AvatarResponse named = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "premier" });

        Assert.Equal("pro", routed.Route!.Tier);
        Assert.EndsWith("; tier premier takes too long to begin", routed.Route.Reason, StringComparison.Ordinal);
        Assert.Equal("premier", named.Route!.Tier);
    }

    [Fact]
    public async Task How_long_a_tier_took_is_noted_by_the_turn()
    {
        await using var host = new EngineHost(
            static settings =>
            {
                settings.Routing.SimpleBelow = settings.Routing.MediumBelow = 0;
                settings.Routing.Latency.MaxFirstToken = TimeSpan.FromTicks(1);
            });
        host.Premier.RespondWith("From the premier.");
        host.Pro.RespondWith("From the pro.");

        List<string> tiers = [];
        for (int i = 0; i < 5; i++)
        {
            tiers.Add((await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None))).Route!.Tier);
        }

        Assert.Equal(["premier", "premier", "premier", "premier", "pro"], tiers);
    }

    private void Note(string tier, TimeSpan firstToken, int times)
    {
        for (int i = 0; i < times; i++)
        {
            latencies.Note(tier, firstToken, options.Routing.Latency);
        }
    }
}
