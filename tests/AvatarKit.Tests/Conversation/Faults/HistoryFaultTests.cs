using AvatarKit.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Tests.Conversation.Faults;

public sealed class HistoryFaultTests
{
    [Fact]
    public async Task A_message_whose_tools_ran_but_whose_model_said_nothing_stays_in_the_next_prompt()
    {
        int ordered = 0;
        AITool taxi = AIFunctionFactory.Create(() => ++ordered, "taxi");
        await using var scene = new FaultScene(avatar: profile => FaultOptions.AddTool(profile, taxi));
        scene.Model.When(call => call.LastUserText == "Order a taxi" && call.Messages.All(message => message.Role != ChatRole.Tool))
            .RespondWith(new FakeChatResponse().CallTool("taxi"));
        scene.Model.When(call => call.LastUserText == "Order a taxi").RespondWith(new FakeChatResponse().Usage(5, 0));
        await scene.AskAsync(EngineHost.Ask("Order a taxi"));

        AvatarResponse next = await scene.AskAsync(EngineHost.Ask("When does it come?"));

        Assert.Equal(1, ordered);
        Assert.Equal(TurnOutcome.Completed, next.Outcome);
        Assert.Contains("Order a taxi", scene.Model.Calls[^1].AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_turn_failed_before_a_word_and_a_tool_is_not_in_the_next_prompt()
    {
        await using var scene = new FaultScene();
        scene.Model.When(call => call.LastUserText == "Lost").FailWith(new IOException("no"));
        await scene.AskAsync(EngineHost.Ask("Lost"));

        await scene.AskAsync(EngineHost.Ask("Hello"));

        Assert.DoesNotContain("Lost", scene.Model.Calls[^1].AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws at once")]
    [InlineData("gives null")]
    [InlineData("gives a null message")]
    [InlineData("never stops giving")]
    public async Task A_reducer_that_goes_wrong_costs_a_warning_alone(string kind)
    {
        await using var scene = new FaultScene(
            (_, services) => services.AddKeyedSingleton<IChatReducer>(HistoryOptions.ReducerKey, new OddReducer(kind)),
            FaultOptions.SetShortHistory);
        scene.Model.When(_ => true).RespondWith("An answer that is long enough to fill the whole budget there is for the past.");
        await scene.AskAsync(EngineHost.Ask("A first message that is long enough to fill what there is."));

        AvatarResponse response = await scene.AskAsync(EngineHost.Ask("A second."));
        AvatarResponse next = await scene.AskAsync(EngineHost.Ask("A third."));

        Assert.Equal((TurnOutcome.Completed, TurnOutcome.Completed), (response.Outcome, next.Outcome));
        Assert.Contains(response.Warnings, warning => warning.Code == "history.summary_failed");
    }

    private sealed class OddReducer(string kind) : IChatReducer
    {
        public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken) => kind switch
        {
            "throws at once" => throw new IOException("no"),
            "throws" => Task.FromException<IEnumerable<ChatMessage>>(new IOException("no")),
            "gives null" => Task.FromResult<IEnumerable<ChatMessage>>(null!),
            "gives a null message" => Task.FromResult<IEnumerable<ChatMessage>>([null!]),
            _ => Task.FromResult(Enumerable.Repeat(new ChatMessage(ChatRole.System, new string('s', 10_000)), 20_000)),
        };
    }
}
