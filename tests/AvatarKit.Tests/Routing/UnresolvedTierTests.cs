using System.Net;
using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Routing;

/// <summary>Tiers whose client cannot be made, and routers that name none there is, cost the choice and not the turn.</summary>
public sealed class UnresolvedTierTests
{
    [Fact]
    public async Task A_tier_whose_client_cannot_be_made_is_passed_over()
    {
        await using var host = new EngineHost(options => options.Tiers["pro"].Fallback = "premier", BreakPro);
        Refuse(host);
        host.Premier.RespondWith("From premier.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(
            ("From premier.", "tier 'pro' failed before its first token (model.failed)"), (response.Text, response.Route!.Reason));
    }

    [Fact]
    public async Task A_tier_whose_client_cannot_be_made_does_not_hide_why_the_one_before_it_failed()
    {
        await using var host = new EngineHost(options => options.Tiers["pro"].Fallback = null, BreakPro);
        Refuse(host);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        ModelException error = Assert.IsType<ModelException>(response.Error!.Exception);
        Assert.Equal(("lite", 401), (error.Tier, error.StatusCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pinned_tier_whose_client_cannot_be_made_is_answered_by_its_fallback(bool hasKnowledge)
    {
        await using var host = new EngineHost(
            options => options.Tiers["pro"].Fallback = "premier",
            services =>
            {
                BreakPro(services);
                if (hasKnowledge)
                {
                    services.AddSingleton<IKnowledgeBase>(new FakeKnowledgeBase());
                }
            });

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "pro" });

        Assert.Empty(response.Warnings);
        Assert.Equal((TurnOutcome.Completed, "premier"), (response.Outcome, response.Route!.Tier));
    }

    [Fact]
    public async Task A_picture_goes_past_a_tier_whose_client_cannot_be_made()
    {
        await using var host = new EngineHost(options => options.Tiers["pro"].Fallback = "premier", BreakPro);
        Refuse(host);
        var picture = new DataContent(new byte[10], "image/png");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Attachments = [picture] });

        Assert.Equal((TurnOutcome.Completed, "premier"), (response.Outcome, response.Route!.Tier));
    }

    [Fact]
    public async Task A_router_that_names_a_tier_there_is_not_costs_the_choice()
    {
        await using var host = new EngineHost(services: services => services.AddSingleton<IModelRouter>(new FakeModelRouter().RespondWith("gold")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal((TurnOutcome.Completed, "pro"), (response.Outcome, response.Route!.Tier));
        Assert.Equal("route.failed", Assert.Single(response.Warnings).Code);
    }

    [Fact]
    public async Task A_profile_that_pins_a_tier_there_is_not_is_refused_with_the_tiers_there_are()
    {
        await using var host = new EngineHost(
            services: services => services.AddSingleton<IModelRouter>(new FakeModelRouter().RespondWith("gold")));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "pro" });

        Assert.Equal("tier.unknown", response.Error!.Code);
    }

    [Fact]
    public void A_factory_that_fails_once_is_asked_again()
    {
        using var made = new FakeChatClient();
        int calls = 0;
        using var every = new EveryTierClient((_, _) => ++calls == 1 ? throw new InvalidOperationException("not yet") : made, isOwner: false);
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();

        Assert.Throws<InvalidOperationException>(() => every.Get(services, "pro"));

        Assert.Same(made, every.Get(services, "pro"));
        Assert.Same(made, every.Get(services, "PRO"));
        Assert.Equal(2, calls);
    }

    private static void BreakPro(IServiceCollection services)
        => services.AddKeyedSingleton<IChatClient>("pro", static (_, _) => throw new InvalidOperationException("no credentials yet"));

    private static void Refuse(EngineHost host) => host.Lite.FailWith(new HttpRequestException("no", null, HttpStatusCode.Unauthorized));
}
