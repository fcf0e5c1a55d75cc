using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Tests.Routing;

public sealed class ModelTierTests
{
    [Fact]
    public async Task A_tier_that_takes_over_says_why_with_the_errors_code()
    {
        await using var host = new EngineHost(options => options.Resilience.Model.Retries = 3);
        host.Lite.FailWith(new RetiredException());
        host.Pro.RespondWith("From pro.");

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(("pro", "tier 'lite' failed before its first token (test.model_retired)"), (response.Route!.Tier, response.Route.Reason));
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task A_failure_that_lasts_is_a_warning_once_until_the_tier_works_again()
    {
        bool isRetired = true;
        await using var host = new EngineHost();
        host.Lite.When(_ => isRetired).FailWith(new RetiredException());
        host.Lite.RespondWith("From lite.");
        host.Pro.RespondWith("From pro.");

        await AskAsync(3);
        (int Warnings, int Debugs) lasting = Told();
        isRetired = false;
        await AskAsync(1);
        isRetired = true;
        await AskAsync(2);

        Assert.Equal((1, 2), lasting);
        Assert.Equal((2, 3), Told());
        Assert.Equal(6, host.Lite.Calls.Count);

        async Task AskAsync(int times)
        {
            for (int i = 0; i < times; i++)
            {
                await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
            }
        }

        (int Warnings, int Debugs) Told() => (
            host.Logs.GetSnapshot().Count(entry => entry.Id.Id == 3 && entry.Level == LogLevel.Warning),
            host.Logs.GetSnapshot().Count(entry => entry.Id.Id == 9 && entry.Level == LogLevel.Debug));
    }

    [Fact]
    public async Task A_failure_of_the_moment_is_a_warning_each_time()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException());
        host.Pro.RespondWith("From pro.");

        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));
        await host.Engine.GetResponseAsync(EngineHost.Ask(outputs: AvatarOutputs.None));

        Assert.Equal(2, host.Logs.GetSnapshot().Count(entry => entry.Id.Id == 3));
    }

    private sealed class RetiredException() : AvatarKitException("test.model_retired", "The model is no longer offered. Choose another.");
}
