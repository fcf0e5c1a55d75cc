using AvatarKit.Tests.Conversation;

namespace AvatarKit.Tests.Resilience.Load;

public sealed class TurnRatesTests
{
    [Fact]
    public async Task Who_asks_too_often_is_refused_and_told_when_to_come_back()
    {
        await using EngineHost host = Host(
            static options => (options.Limits.TurnsPerUser.Turns, options.Limits.TurnsPerUser.Per) = (2, TimeSpan.FromHours(1)));

        AvatarResponse first = await AskAsync(host, "ann");
        AvatarResponse second = await AskAsync(host, "ann");
        TurnFailed third = await RefusedAsync(host, "ann");
        AvatarResponse other = await AskAsync(host, "bob");

        Assert.All([first, second, other], static response => Assert.Equal("Hello!", response.Text));
        Assert.Equal("rate.exceeded", third.Error.Code);
        Assert.InRange(third.Error.RetryAfter!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));
        Assert.Equal(3, host.Lite.Calls.Count);
    }

    [Fact]
    public async Task A_person_of_another_tenant_is_another_person()
    {
        await using EngineHost host = Host(
            static options => (options.Limits.TurnsPerUser.Turns, options.Limits.TurnsPerUser.Per) = (1, TimeSpan.FromHours(1)));

        await AskAsync(host, "ann");
        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask(conversation: "c9") with { UserId = "ann", TenantId = "acme" });

        Assert.Equal("Hello!", other.Text);
    }

    [Fact]
    public async Task The_host_takes_as_many_as_it_says_of_all_together()
    {
        await using EngineHost host = Host(
            static options => (options.Limits.TurnsPerHost.Turns, options.Limits.TurnsPerHost.Per) = (2, TimeSpan.FromHours(1)));

        await AskAsync(host, "ann");
        await AskAsync(host, "bob");

        Assert.Equal("rate.exceeded", (await RefusedAsync(host, "cid")).Error.Code);
    }

    [Fact]
    public async Task After_a_rest_more_may_come_at_once()
    {
        await using EngineHost host = Host(options =>
        {
            options.Limits.TurnsPerUser.Turns = 1;
            options.Limits.TurnsPerUser.Per = TimeSpan.FromHours(1);
            options.Limits.TurnsPerUser.Burst = 3;
        });

        for (int i = 0; i < 3; i++)
        {
            await AskAsync(host, "ann");
        }

        Assert.Equal("rate.exceeded", (await RefusedAsync(host, "ann")).Error.Code);
    }

    [Fact]
    public void A_bucket_is_filled_no_more_often_than_ten_times_a_second_and_all_the_same_in_full()
    {
        TurnRate rate = new(Turns: 6_000, TimeSpan.FromMinutes(1), Burst: 50);

        System.Threading.RateLimiting.TokenBucketRateLimiterOptions bucket = rate.ToBucket(fillsItself: false);

        Assert.Equal((10, TimeSpan.FromMilliseconds(100), 50), (bucket.TokensPerPeriod, bucket.ReplenishmentPeriod, bucket.TokenLimit));
    }

    private static EngineHost Host(Action<AvatarChatbotOptions> configure)
    {
        var host = new EngineHost(configure);
        host.Lite.RespondWith("Hello!");
        return host;
    }

    private static Task<AvatarResponse> AskAsync(EngineHost host, string user)
        => host.Engine.GetResponseAsync(EngineHost.Ask(conversation: user, outputs: AvatarOutputs.None) with { UserId = user });

    private static async Task<TurnFailed> RefusedAsync(EngineHost host, string user)
        => Assert.IsType<TurnFailed>(
            Assert.Single(await host.UpdatesAsync(EngineHost.Ask(conversation: user, outputs: AvatarOutputs.None) with { UserId = user })));
}
