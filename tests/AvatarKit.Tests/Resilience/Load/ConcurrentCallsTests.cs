using AvatarKit.Testing;
using AvatarKit.Tests.Conversation;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Resilience.Load;

public sealed class ConcurrentCallsTests
{
    private readonly TaskCompletionSource gate = new();

    [Fact]
    public async Task No_more_calls_run_at_once_than_may_and_the_others_wait_until_an_answer_is_read_to_its_end()
    {
        await using EngineHost host = Host(static options => options.Resilience.Model.MaxConcurrentCalls = 2);
        List<Task<AvatarResponse>> turns = [.. Enumerable.Range(0, 5).Select(i => AskAsync(host, i))];
        await host.Lite.WaitForCallsAsync(2);
        await Task.WhenAny(Task.WhenAll(turns), Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
        int before = host.Lite.Calls.Count;
        gate.SetResult();

        AvatarResponse[] responses = await Task.WhenAll(turns);

        Assert.Equal(2, before);
        Assert.Equal(5, host.Lite.Calls.Count);
        Assert.All(responses, static response => Assert.Equal(("First second.", "lite"), (response.Text, response.Route!.Tier)));
    }

    [Fact]
    public async Task Where_nobody_may_wait_the_fallback_is_asked()
    {
        await using EngineHost host = Host(
            static options => (options.Resilience.Model.MaxConcurrentCalls, options.Resilience.Model.MaxWaitingCalls) = (1, 0));
        host.Pro.RespondWith("From the fallback.");
        Task<AvatarResponse> first = AskAsync(host, 0);
        await host.Lite.WaitForCallsAsync();

        AvatarResponse second = await AskAsync(host, 1);
        gate.SetResult();

        Assert.Equal(("From the fallback.", "pro"), (second.Text, second.Route!.Tier));
        Assert.Contains("model.busy", second.Route.Reason, StringComparison.Ordinal);
        Assert.Equal("lite", (await first).Route!.Tier);
    }

    [Fact]
    public async Task Who_has_waited_as_long_as_a_first_token_may_take_goes_to_the_fallback()
    {
        var time = new FakeTimeProvider();
        await using EngineHost host = Host(static options => options.Resilience.Model.MaxConcurrentCalls = 1, time);
        host.Pro.RespondWith("From the fallback.");
        Task<AvatarResponse> first = AskAsync(host, 0);
        await host.Lite.WaitForCallsAsync();

        AvatarResponse second = await time.MoveUntilAsync(AskAsync(host, 1), within: TimeSpan.FromSeconds(20));
        gate.SetResult();

        Assert.Contains("model.busy", second.Route!.Reason, StringComparison.Ordinal);
        await first;
    }

    [Fact]
    public async Task Failed_calls_give_their_place_back()
    {
        await using var host = new EngineHost(
            static options => (options.Resilience.Model.MaxConcurrentCalls, options.Resilience.Model.MaxWaitingCalls) = (1, 0));
        host.Lite.FailWith(new InvalidOperationException("broken")).FailWith(new InvalidOperationException("broken")).RespondWith("First second.");
        host.Pro.RespondWith("From the fallback.");

        string[] tiers = [.. (await AskAllAsync(host, 3)).Select(static response => response.Route!.Tier)];

        Assert.Equal(["pro", "pro", "lite"], tiers);
    }

    private static async Task<List<AvatarResponse>> AskAllAsync(EngineHost host, int count)
    {
        List<AvatarResponse> responses = [];
        for (int i = 0; i < count; i++)
        {
            responses.Add(await AskAsync(host, i));
        }

        return responses;
    }

    private EngineHost Host(Action<AvatarChatbotOptions> configure, TimeProvider? time = null)
    {
        var host = new EngineHost(configure, time: time);
        host.Lite.RespondWith(new FakeChatResponse().Delta("First ").After(gate.Task).Delta("second."));
        return host;
    }

    private static Task<AvatarResponse> AskAsync(EngineHost host, int number)
        => host.Engine.GetResponseAsync(EngineHost.Ask(conversation: $"c{number}", outputs: AvatarOutputs.None));
}
