using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Costs;

/// <summary>What the models of one turn may cost.</summary>
public sealed class TurnCapTests
{
    [Fact]
    public async Task An_answer_gets_as_many_tokens_as_the_turn_can_pay_for()
    {
        await using EngineHost host = Host(0.001m);

        await host.Engine.GetResponseAsync(EngineHost.Ask());
        FakeChatCall call = Assert.Single(host.Lite.Calls);

        // 1,000 tokens less what the prompt takes of them: a token costs one millionth of a dollar, read or written.
        long read = call.Messages.Sum(static message => (long)new EstimatedTokenCounter().Count(message.Text));
        Assert.Equal((int)(1_000 - read), call.Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task What_the_request_allows_is_not_raised()
    {
        await using EngineHost host = Host(0.001m);

        await host.Engine.GetResponseAsync(EngineHost.Ask() with { ChatOptions = new ChatOptions { MaxOutputTokens = 7 } });

        Assert.Equal(7, Assert.Single(host.Lite.Calls).Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task A_tier_that_is_too_dear_is_left_out_for_the_one_that_takes_over()
    {
        await using EngineHost host = Host(0.001m);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask() with { Tier = "premier" });

        Assert.Equal("pro", response.Route!.Tier);
        Assert.Equal("an answer of tier 'premier' may cost more than a turn may (budget.turn)", response.Route.Reason);
        Assert.Empty(host.Premier.Calls);
    }

    [Fact]
    public async Task Where_none_is_cheap_enough_the_turn_is_refused_and_nothing_is_spent()
    {
        await using EngineHost host = Host(0.00001m);

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        TurnRefusedException refused = Assert.Throws<TurnRefusedException>(() => response.EnsureCompleted());
        Assert.Equal("budget.turn", refused.Code);
        Assert.Contains("0.00001 USD (AvatarChatbotOptions.Costs.MaxModelUsdPerTurn)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, response.Cost.ModelUsd);
        Assert.Empty(host.Lite.Calls);
    }

    [Fact]
    public async Task A_model_whose_price_is_not_known_is_not_bounded()
    {
        await using EngineHost host = Host(0.00001m, isPriced: false);

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Null(Assert.Single(host.Lite.Calls).Options!.MaxOutputTokens);
    }

    private static EngineHost Host(decimal most, bool isPriced = true)
    {
        var prices = new FakePriceBook();
        if (isPriced)
        {
            prices.RespondWith("lite-model", new ModelPrice(1, 1)).RespondWith("pro-model", new ModelPrice(1, 1))
                .RespondWith("premier-model", new ModelPrice(100, 100));
        }

        var host = new EngineHost(
            options => options.Costs.MaxModelUsdPerTurn = most, services => services.AddSingleton<IPriceBook>(prices));
        host.Lite.RespondWith("An answer.");
        host.Pro.RespondWith("An answer.");
        return host;
    }
}
