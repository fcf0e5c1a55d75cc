using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>Many messages at once in one conversation wait for their place instead of being refused.</summary>
public sealed class CrowdedConversationTests
{
    private const int Messages = 200;

    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Two_hundred_messages_at_once_are_all_answered_in_the_order_in_which_they_came()
    {
        await using var host = new EngineHost();
        Task<AvatarResponse>[] asking = [.. Enumerable.Range(0, Messages)
            .Select(i => host.Engine.GetResponseAsync(EngineHost.Ask($"Message {i}", outputs: AvatarOutputs.None)))];

        AvatarResponse[] responses = await Task.WhenAll(asking).WaitAsync(Guard);

        Assert.All(responses, response => Assert.Equal((null, TurnOutcome.Completed), (response.Error?.Code, response.Outcome)));
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"You said: Message {i}"), responses.Select(response => response.Text.TrimEnd()));
        List<ConversationTurn> stored = await host.StoredAsync();
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"Message {i}"), stored.Select(turn => turn.Message));
        Assert.All(stored, turn => Assert.Equal(TurnStatus.Completed, turn.Status));
    }

    [Fact]
    public async Task Messages_of_other_conversations_do_not_wait_for_a_crowded_one()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        var gate = new TaskCompletionSource();
        host.Lite.When(call => call.LastUserText == "Slow").RespondWith(new FakeChatResponse().After(gate.Task).Text("Late."));
        Task<AvatarResponse>[] crowd = [.. Enumerable.Range(0, 20)
            .Select(_ => host.Engine.GetResponseAsync(EngineHost.Ask("Slow", outputs: AvatarOutputs.None)))];
        await host.Lite.WaitForCallsAsync().WaitAsync(Guard);

        AvatarResponse other = await host.Engine.GetResponseAsync(EngineHost.Ask("Quick", conversation: "c2")).WaitAsync(Guard);

        Assert.Equal(TurnOutcome.Completed, other.Outcome);
        gate.SetResult();
        AvatarResponse[] crowded = await time.MoveUntilAsync(Task.WhenAll(crowd), TimeSpan.FromMinutes(2));
        Assert.All(crowded, response => Assert.Equal(TurnOutcome.Completed, response.Outcome));
    }

    [Fact]
    public async Task Whoever_leaves_while_waiting_for_a_place_leaves_it_to_the_next()
    {
        var time = new FakeTimeProvider();
        await using var host = new EngineHost(time: time);
        var gate = new TaskCompletionSource();
        host.Lite.When(call => call.LastUserText == "Slow").RespondWith(new FakeChatResponse().After(gate.Task).Text("Late."));
        using var leave = new CancellationTokenSource();
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask("Slow", outputs: AvatarOutputs.None));
        await host.Lite.WaitForCallsAsync().WaitAsync(Guard);
        Task<AvatarResponse>[] leaving = [.. Enumerable.Range(0, 20)
            .Select(_ => host.Engine.GetResponseAsync(EngineHost.Ask("Slow", outputs: AvatarOutputs.None), leave.Token))];
        Task<AvatarResponse> last = host.Engine.GetResponseAsync(EngineHost.Ask("Last", outputs: AvatarOutputs.None));

        await leave.CancelAsync();
        AvatarResponse[] left = await time.MoveUntilAsync(Task.WhenAll(leaving), TimeSpan.FromSeconds(5));
        gate.SetResult();

        Assert.All(left, response => Assert.Equal(TurnOutcome.Interrupted, response.Outcome));
        AvatarResponse[] others = await time.MoveUntilAsync(Task.WhenAll(first, last), TimeSpan.FromMinutes(1));
        Assert.All(others, response => Assert.Equal(TurnOutcome.Completed, response.Outcome));
    }

    [Fact]
    public async Task The_same_turn_id_sent_many_times_at_once_is_answered_by_the_model_once()
    {
        await using var host = new EngineHost();
        Task<AvatarResponse>[] asking = [.. Enumerable.Range(0, 50)
            .Select(_ => host.Engine.GetResponseAsync(EngineHost.Ask("Hello", turnId: "t1", outputs: AvatarOutputs.None)))];

        AvatarResponse[] responses = await Task.WhenAll(asking).WaitAsync(Guard);

        Assert.Single(host.Lite.Calls);
        Assert.Contains(responses, response => response.Outcome == TurnOutcome.Completed);
        IEnumerable<AvatarResponse> others = responses.Where(response => response.Outcome != TurnOutcome.Completed);
        Assert.All(others, response => Assert.Equal("turn.in_progress", response.Error?.Code));
        Assert.Equal(TurnStatus.Completed, Assert.Single(await host.StoredAsync()).Status);
    }
}
