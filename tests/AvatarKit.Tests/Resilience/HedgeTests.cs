using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience;

public sealed class HedgeTests
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_model_that_takes_long_is_asked_twice_and_the_faster_one_answers()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(10)).Text("The slow one."));
        host.Lite.RespondWith(new FakeChatResponse().Text("The fast one.").Usage(10, 3));

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(5));

        Assert.Equal("The fast one.", response.Text);
        Assert.Equal(2, host.Lite.Calls.Count);
    }

    [Fact]
    public async Task The_slower_one_is_paid_for_too()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(10)).Text("The slow one."));
        host.Lite.RespondWith(new FakeChatResponse().Text("The fast one.").Usage(10, 3));

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(5));

        // The one that was called off had read the prompt, and reported nothing: that is estimated.
        Assert.True(response.Usage.InputTokens > 10, $"{response.Usage.InputTokens}");
        Assert.True(response.Cost.IsEstimated);
    }

    [Fact]
    public async Task A_model_that_begins_in_time_is_asked_once()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(After / 2).Text("In time."));

        AvatarResponse response = await time.MoveUntilAsync(
            host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.1));

        Assert.Equal("In time.", response.Text);
        Assert.Single(host.Lite.Calls);
    }

    [Fact]
    public async Task Where_the_second_fails_the_first_is_waited_for()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(4)).Text("After all."));
        host.Lite.FailWith(new InvalidOperationException("broken"));

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(10));

        Assert.Equal(("After all.", "lite"), (response.Text, response.Route!.Tier));
    }

    [Fact]
    public async Task Where_both_fail_the_fallback_is_asked()
    {
        await using EngineHost host = Host();
        host.Lite.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(4)).FailWith(new InvalidOperationException("broken")));
        host.Lite.FailWith(new InvalidOperationException("broken"));
        host.Pro.RespondWith("The fallback.");

        AvatarResponse response = await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(10));

        Assert.Equal(("The fallback.", "pro"), (response.Text, response.Route!.Tier));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_asked_twice()
    {
        await using EngineHost host = Host(hedges: false);
        host.Lite.RespondWith(new FakeChatResponse().After(TimeSpan.FromSeconds(4)).Text("Slow, and alone."));

        await time.MoveUntilAsync(host.Engine.GetResponseAsync(EngineHost.Ask()), TimeSpan.FromSeconds(10));

        Assert.Single(host.Lite.Calls);
    }

    private EngineHost Host(bool hedges = true) => new(
        options => options.Resilience.Model.HedgeAfter = hedges ? After : null,
        time: time);
}
