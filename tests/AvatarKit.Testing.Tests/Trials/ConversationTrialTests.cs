using Xunit.Abstractions;

namespace AvatarKit.Testing.Tests.Trials;

[Collection(nameof(TrialCollection))]
public sealed class ConversationTrialTests(ITestOutputHelper output)
{
    private const int Turns = 10_000;

    [Fact]
    public async Task With_20_of_100_calls_failing_at_every_stage_every_promise_is_kept()
    {
        await using var host = new TrialHost(static chaos => chaos.Everywhere(0.2), speed: 20);

        ConversationTrialReport report = await host.TryAsync(Turns, users: 100);
        output.WriteLine(report.ToString());
        output.WriteLine(host.Control.Report.ToString());

        report.MustHold();
        Assert.True(report.Turns >= Turns);
        Assert.True(report.Completed > 0 && report.Interrupted > 0 && report.Left > 0 && report.Degraded > 0 && report.Watched > 0);
        ChaosContract[] contracts =
            [ChaosContract.Model, ChaosContract.Voice, ChaosContract.Renderer, ChaosContract.Conversations, ChaosContract.Knowledge];
        Assert.All(contracts, contract => Assert.All(
            new ChaosOptions().On(contract).Faults,
            fault => Assert.True(host.Control.Report.Injected(contract, fault) > 0, $"{contract}: no {fault}")));
    }

    [Fact]
    public async Task Without_faults_every_turn_that_is_waited_for_is_answered_whole()
    {
        await using var host = new TrialHost();

        ConversationTrialReport report = await host.TryAsync(turns: 300, users: 10);

        report.MustHold();
        Assert.Equal(1, report.Availability);
        Assert.Equal(0, report.Degraded);
        Assert.Equal(0, report.Pending);
        Assert.Equal(report.Accepted, report.Stored);
    }
}
