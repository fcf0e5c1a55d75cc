using Microsoft.Extensions.Options;

namespace AvatarKit.Tests.Policies;

public sealed class RoutingPolicyRulesTests
{
    [Theory]
    [InlineData("pin", "AvatarChatbotOptions.Routing.Pins[0] names no User, Tenant, Avatar or Tag; it takes one at least.")]
    [InlineData("tier", "AvatarChatbotOptions.Routing.Pins[0].Tier is 'gigantic'; it takes one of the tiers: lite, pro, premier.")]
    [InlineData("none", "AvatarChatbotOptions.Routing.Pins[0].Tier is ''; it takes one of the tiers: lite, pro, premier.")]
    [InlineData("first", "AvatarChatbotOptions.Routing.Latency.MaxFirstToken is -00:00:01; it takes more than zero and at most a day.")]
    [InlineData("retry", "AvatarChatbotOptions.Routing.Latency.RetryAfter is 00:00:00; it takes more than zero and at most a day.")]
    [InlineData("wait", "AvatarChatbotOptions.Routing.Cascade.MaxWait is 2.00:00:00; it takes more than zero and at most a day.")]
    [InlineData("currency", "AvatarChatbotOptions.Costs.Currency is 'euro'; it takes three capital letters, such as EUR.")]
    [InlineData("rate", "AvatarChatbotOptions.Costs.UnitsPerUsd is 0; it takes more than 0.")]
    [InlineData("turn", "AvatarChatbotOptions.Costs.MaxModelUsdPerTurn is 0; it takes more than 0.")]
    public void What_is_wrong_is_named_with_what_it_takes(string what, string message)
    {
        AvatarChatbotOptions options = new();
        Break(options, what);
        var result = new ValidateOptionsResultBuilder();

        RoutingPolicyRules.Check(options, result);
        BudgetRules.Check(options, result);

        Assert.StartsWith(message, Assert.Single(result.Build().Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_right()
    {
        var result = new ValidateOptionsResultBuilder();

        RoutingPolicyRules.Check(new AvatarChatbotOptions(), result);

        Assert.True(result.Build().Succeeded);
    }

    private static void Break(AvatarChatbotOptions options, string what)
    {
        switch (what)
        {
            case "pin":
                options.Routing.Pins.Add(new RoutingPinOptions { Tier = "pro" });
                break;
            case "tier":
                options.Routing.Pins.Add(new RoutingPinOptions { Tier = "gigantic", Tag = "vip" });
                break;
            case "none":
                options.Routing.Pins.Add(new RoutingPinOptions { Tag = "vip" });
                break;
            case "first":
                options.Routing.Latency.MaxFirstToken = TimeSpan.FromSeconds(-1);
                break;
            case "retry":
                options.Routing.Latency.RetryAfter = TimeSpan.Zero;
                break;
            case "wait":
                options.Routing.Cascade.MaxWait = TimeSpan.FromDays(2);
                break;
            case "currency":
                options.Costs.Currency = "euro";
                break;
            case "rate":
                options.Costs.UnitsPerUsd = 0;
                break;
            default:
                options.Costs.MaxModelUsdPerTurn = 0;
                break;
        }
    }
}
