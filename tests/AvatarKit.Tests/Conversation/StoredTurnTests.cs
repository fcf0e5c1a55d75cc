using AvatarKit.Testing;
using AvatarKit.Tests.Conversation.Faults;

namespace AvatarKit.Tests.Conversation;

/// <summary>When a turn is in the store, and what the same turn again finds there.</summary>
public sealed class StoredTurnTests
{
    [Fact]
    public async Task The_message_is_stored_before_the_model_is_called_and_the_answer_after()
    {
        await using var host = new EngineHost();
        TurnStatus? seen = null;
        host.Lite.RespondWith(call =>
        {
            seen = host.StoredAsync().GetAwaiter().GetResult().Single().Status;
            return "Hi.";
        });

        await host.Engine.GetResponseAsync(EngineHost.Ask());

        Assert.Equal(TurnStatus.Pending, seen);
        ConversationTurn stored = Assert.Single(await host.StoredAsync());
        Assert.Equal(("Hello", "Hi.", TurnStatus.Completed), (stored.Message, stored.Result!.Answer, stored.Status));
        Assert.Equal(("lite", "lite-model"), (stored.Result.Route?.Tier, stored.Result.ModelId));
    }

    [Fact]
    public async Task A_new_conversation_gets_an_id_and_the_next_turn_sees_the_last()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("My name is Ava.").RespondWith("I said Ava.");

        AvatarResponse first = await host.Engine.GetResponseAsync(new AvatarRequest { Message = "Who are you?" });
        await host.Engine.GetResponseAsync(new AvatarRequest { Message = "Again?", ConversationId = first.ConversationId });

        Assert.False(string.IsNullOrEmpty(first.ConversationId));
        Assert.Equal(
            ["Who are you?", "My name is Ava.", "Again?"],
            host.Lite.Calls[1].Messages.Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task A_turn_id_that_was_answered_gets_the_stored_answer_and_no_model_is_called()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("First answer.").RespondWith("Second answer.");

        AvatarResponse first = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        AvatarResponse again = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));

        Assert.False(first.IsReplay);
        Assert.True(again.IsReplay);
        Assert.Equal("First answer.", again.Text);
        Assert.Equal(["First answer."], again.Segments.Captions());
        Assert.Single(host.Lite.Calls);
        Assert.Single(await host.StoredAsync());
        Assert.Equal(0, again.Usage.OutputTokens);
    }

    [Fact]
    public async Task A_turn_id_with_another_message_is_refused()
    {
        await using var host = new EngineHost();
        await host.Engine.GetResponseAsync(EngineHost.Ask("One", "t1"));

        AvatarResponse response = await host.Engine.GetResponseAsync(EngineHost.Ask("Two", "t1"));

        Assert.Equal("turn.id_reused", response.Error!.Code);
    }

    [Fact]
    public async Task A_failed_turn_whose_id_is_reused_can_still_be_retried()
    {
        await using var host = new EngineHost();
        host.Lite.FailWith(new HttpRequestException()).RespondWith("Yes.");
        host.Pro.FailWith(new HttpRequestException());
        await host.Engine.GetResponseAsync(EngineHost.Ask("One", "t1"));
        await host.Engine.GetResponseAsync(EngineHost.Ask("Two", "t1"));

        AvatarResponse retry = await host.Engine.GetResponseAsync(EngineHost.Ask("One", "t1"));

        Assert.Equal("Yes.", retry.Text);
    }

    [Fact]
    public async Task A_turn_id_that_is_under_way_is_refused_as_transient()
    {
        await using var host = new EngineHost();
        var gate = new TaskCompletionSource();
        host.Lite.RespondWith(new FakeChatResponse().Delta("Well ").After(gate.Task).Text("then."));
        Task<AvatarResponse> first = host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        await host.Lite.WaitForCallsAsync();

        AvatarResponse second = await host.Engine.GetResponseAsync(EngineHost.Ask(turnId: "t1"));
        gate.SetResult();

        Assert.Equal("turn.in_progress", second.Error!.Code);
        Assert.True(second.Error.IsTransient);
        Assert.IsType<TurnInProgressException>(Assert.ThrowsAny<AvatarKitException>(second.EnsureNotFailed));
        Assert.Equal(TurnOutcome.Completed, (await first).Outcome);
        Assert.Single(await host.StoredAsync());
    }

    [Fact]
    public async Task Turns_of_one_conversation_at_the_same_time_are_all_stored_in_one_order()
    {
        await using var host = new EngineHost();
        host.Lite.RespondWith("Yes.");

        AvatarResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => host.Engine.GetResponseAsync(EngineHost.Ask($"m{i}"))));

        Assert.All(responses, response => Assert.Equal(TurnOutcome.Completed, response.Outcome));
        List<ConversationTurn> stored = await host.StoredAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], stored.Select(turn => turn.Sequence));
        Assert.Equal(6, stored.Select(turn => turn.Message).Distinct().Count());
    }
}
