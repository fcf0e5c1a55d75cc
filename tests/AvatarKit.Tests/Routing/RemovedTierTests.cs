using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Routing;

public sealed class RemovedTierTests
{
    [Fact]
    public async Task The_nearest_tier_takes_over_for_a_fallback_that_was_removed()
    {
        var expert = new FakeChatClient("expert-model");
        expert.FailWith(new ModelException("model.down", "The model is down.", "expert"));
        await using var host = new EngineHost(
            options =>
            {
                options.Tiers.Remove("lite");
                options.Tiers["expert"] = new ModelTierOptions { Fallback = "lite" };
            },
            build: builder => builder.UseChatClient("expert", _ => expert));
        host.Pro.RespondWith("Here I am.");

        AvatarResponse answer = await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None) with { Tier = "expert" });

        Assert.Equal(("pro", "Here I am."), (answer.Route?.Tier, answer.Text));
        Assert.Contains("model.down", answer.Route!.Reason, StringComparison.Ordinal);
    }
}
