using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AvatarKit.Tests;

public sealed class ExperimentRulesTests
{
    [Theory]
    [InlineData("Arms has 1; it takes two at least, one of them 'control'.", "Arms:b:Share", "1")]
    [InlineData("Arms has 0; it takes two at least", "Control", "b")]
    [InlineData("Control is 'control'; it takes one of the arms: a, b.", "Arms:a:Share,Arms:b:Share", "1")]
    [InlineData("Arms[b].Share is 0; it takes more than 0.", "Arms:control:Share,Arms:b:Share", "0")]
    [InlineData("Arms[b].Share is NaN; it takes more than 0.", "Arms:control:Share,Arms:b:Share", "NaN")]
    [InlineData("Arms[b].Tier is 'huge'; it takes one of the tiers: lite, pro, premier.", "Arms:control:Tier,Arms:b:Tier", "huge")]
    [InlineData("Arms[b].SimpleBelow is 1.5; it takes 0 to 1.", "Arms:control:Share,Arms:b:SimpleBelow", "1.5")]
    [InlineData("Arms[b].SimpleBelow is 0.9 where its MediumBelow is 0.7; it takes at most that.", "Arms:control:Share,Arms:b:SimpleBelow", "0.9")]
    [InlineData("Experiments[of tiers] has a name", "of tiers|Enabled", "false")]
    [InlineData("Arms[b/c] has a name", "Arms:control:Share,Arms:b/c:Share", "1")]
    [InlineData("Unit is 9; it takes User, Conversation.", "Arms:control:Share,Arms:b:Share,Unit", "9")]
    [InlineData("MaxTurns is 0; it takes 1 or more.", "Arms:control:Tier,Arms:b:Tier,MaxTurns", "0")]
    [InlineData("Stop.MinTurns is 1; it takes 2 to 1,000,000.", "Arms:control:Share,Arms:b:Share,Stop:MinTurns", "1")]
    [InlineData("Stop.Confidence is 1; it takes 0.5 to less than 1.", "Arms:control:Share,Arms:b:Share,Stop:Confidence", "1")]
    [InlineData("Stop.MaxRatingDecrease is 5; it takes 0 to 4.", "Arms:control:Share,Arms:b:Share,Stop:MaxRatingDecrease", "5")]
    [InlineData("Stop.MaxCostIncrease is -1; it takes 0 to 1,000.", "Stop:MaxCostIncrease", "-1")]
    public void What_makes_no_sense_is_refused_by_name(string reason, string settings, string? value)
    {
        string name = settings.Contains('|', StringComparison.Ordinal) ? settings.Split('|')[0] : "tiers";

        string[] refusals = Refusals([.. settings.Split('|')[^1].Split(',').Select(setting => ($"{name}:{setting}", value))]);

        Assert.Contains(refusals, refusal => refusal.Contains(reason, StringComparison.Ordinal));
        Assert.All(refusals, refusal => Assert.Contains($"AvatarChatbotOptions.Experiments[{name}]", refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_before_the_beginning_is_refused()
        => Assert.Contains("EndsAt is 2026-01-01T00:00:00.0000000+00:00; it takes a moment after StartsAt", Refusals(
        [
            ("x:Arms:control:Share", "1"), ("x:Arms:b:Share", "1"), ("x:StartsAt", "2026-02-01T00:00:00Z"), ("x:EndsAt", "2026-01-01T00:00:00Z"),
        ])[0], StringComparison.Ordinal);

    [Fact]
    public void Bounds_where_all_is_pinned_are_refused()
        => Assert.Contains("has bounds, but all its turns go to tier lite", Refusals(
            [("x:Arms:control:Share", "1"), ("x:Arms:b:Tier", "lite"), ("x:Arms:b:SimpleBelow", "0.1")])[0], StringComparison.Ordinal);

    [Fact]
    public void An_experiment_that_is_not_enabled_may_name_tiers_that_are_gone()
        => Assert.Empty(Refusals([("x:Enabled", "false"), ("x:Arms:b:Tier", "huge")]));

    [Fact]
    public void An_experiment_is_read_from_configuration()
    {
        using ServiceProvider services = Services(
            [("tiers:Arms:control:Share", "3"), ("tiers:Arms:premier:Tier", "premier"), ("tiers:Stop:MaxCostIncrease", "0.5")]);

        ExperimentOptions experiment = services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue.Experiments["TIERS"];

        Assert.Equal((3, "premier", 0.5), (experiment.Arms["control"].Share, experiment.Arms["Premier"].Tier, experiment.Stop.MaxCostIncrease));
        Assert.True(experiment.Enabled);
    }

    private static string[] Refusals((string Setting, string? Value)[] settings)
    {
        using ServiceProvider services = Services(settings);
        try
        {
            _ = services.GetRequiredService<IOptionsMonitor<AvatarChatbotOptions>>().CurrentValue;
            return [];
        }
        catch (OptionsValidationException refusal)
        {
            return [.. refusal.Failures];
        }
    }

    private static ServiceProvider Services((string Setting, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(
                static one => KeyValuePair.Create<string, string?>($"AvatarKit:Experiments:{one.Setting}", one.Value ?? "")))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddAvatarChatbot().UseChatClient(static _ => new AvatarKit.Testing.FakeChatClient());
        return services.BuildServiceProvider();
    }
}
