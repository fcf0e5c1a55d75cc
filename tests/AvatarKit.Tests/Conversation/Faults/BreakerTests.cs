using System.Net;
using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Conversation.Faults;

/// <summary>A tier's breaker counts what the provider does wrong, never what one person asks of it.</summary>
public sealed class BreakerTests
{
    private const int Often = 20;

    [Theory]
    [InlineData("400")]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("404")]
    [InlineData("413")]
    [InlineData("422")]
    [InlineData("no word")]
    [InlineData("an error instead of words")]
    [InlineData("refused for good")]
    public async Task What_a_model_refuses_to_one_person_does_not_stop_it_for_others(string kind)
    {
        await using var scene = new FaultScene();
        Refuse(scene.Model.When(call => call.LastUserText == "Bad"), kind);
        for (int i = 0; i < Often; i++)
        {
            AvatarResponse refused = await scene.AskAsync(Ask("Bad", "bad-tenant", $"c{i}"));
            Assert.Equal(TurnOutcome.Failed, refused.Outcome);
        }

        AvatarResponse response = await scene.AskAsync(Ask("Good", "other-tenant", "c"));

        Assert.Equal((TurnOutcome.Completed, "lite"), (response.Outcome, response.Route?.Tier));
    }

    [Fact]
    public async Task Persons_who_interrupt_before_the_first_token_do_not_stop_a_model_for_others()
    {
        await using var scene = new FaultScene();
        scene.Model.When(call => call.LastUserText == "Bad").RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        for (int i = 0; i < Often; i++)
        {
            using var interrupt = new CancellationTokenSource();
            Task<AvatarResponse> asking = scene.AskAsync(Ask("Bad", "bad-tenant", $"c{i}"), interrupt.Token);
            await scene.Model.WaitForCallsAsync(i + 1).WaitAsync(FaultOptions.Part);
            await interrupt.CancelAsync();
            Assert.Equal(TurnOutcome.Interrupted, (await asking).Outcome);
        }

        AvatarResponse response = await scene.AskAsync(Ask("Good", "other-tenant", "c"));

        Assert.Equal((TurnOutcome.Completed, "lite"), (response.Outcome, response.Route?.Tier));
    }

    [Fact]
    public async Task What_a_persons_tool_throws_does_not_stop_a_model_for_others()
    {
        await using var scene = new FaultScene();
        AITool tool = AIFunctionFactory.Create(string () => throw new HttpRequestException("no", null, HttpStatusCode.InternalServerError), "look");
        scene.Model.When(call => call.LastUserText == "Bad" && call.Messages.All(message => message.Role != ChatRole.Tool))
            .RespondWith(new FakeChatResponse().CallTool("look"));
        for (int i = 0; i < Often; i++)
        {
            await scene.AskAsync(Ask("Bad", "bad-tenant", $"c{i}") with { ChatOptions = new ChatOptions { Tools = [tool] } });
        }

        AvatarResponse response = await scene.AskAsync(Ask("Good", "other-tenant", "c"));

        Assert.Equal((TurnOutcome.Completed, "lite"), (response.Outcome, response.Route?.Tier));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_model_whose_provider_is_down_is_left_alone_and_tried_again_later(HttpStatusCode status)
    {
        await using var scene = new FaultScene();
        bool isDown = true;
        scene.Model.When(_ => isDown).FailWith(new HttpRequestException("down", null, status));
        AvatarResponse last = null!;
        for (int i = 0; i < 2 * Often; i++)
        {
            last = await scene.AskAsync(Ask("Hello", "tenant", $"c{i}"));
        }

        int calls = scene.Model.Calls.Count;
        Assert.Equal((TurnOutcome.Failed, "model.unavailable"), (last.Outcome, last.Error?.Code));
        await scene.AskAsync(Ask("Hello", "tenant", "again"));
        Assert.Equal(calls, scene.Model.Calls.Count);

        isDown = false;
        scene.Time.Advance(TimeSpan.FromMinutes(1));
        AvatarResponse later = await scene.AskAsync(Ask("Hello", "tenant", "later"));
        Assert.Equal(TurnOutcome.Completed, later.Outcome);
    }

    [Fact]
    public async Task A_model_that_sends_nothing_in_time_again_and_again_is_left_alone()
    {
        await using var scene = new FaultScene();
        scene.Model.RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        scene.Model.When(_ => true).RespondWith(new FakeChatResponse().After(new TaskCompletionSource().Task));
        Task<AvatarResponse>[] asking = [.. Enumerable.Range(0, Often).Select(i => scene.AskAsync(Ask("Hello", "tenant", $"c{i}")))];
        await scene.Time.MoveUntilAsync(Task.WhenAll(asking), FaultOptions.Bound);
        int calls = scene.Model.Calls.Count;

        AvatarResponse response = await scene.AskAsync(Ask("Hello", "tenant", "again"));

        Assert.Equal((TurnOutcome.Failed, "model.unavailable"), (response.Outcome, response.Error?.Code));
        Assert.Equal(calls, scene.Model.Calls.Count);
    }

    private static AvatarRequest Ask(string message, string tenant, string conversation)
        => EngineHost.Ask(message, conversation: conversation, outputs: AvatarOutputs.None) with { TenantId = tenant };

    private static void Refuse(FakeAsyncRule<FakeChatCall, FakeChatResponse> rule, string kind)
    {
        switch (kind)
        {
            case "no word":
                rule.RespondWith(new FakeChatResponse().Usage(5, 0));
                break;
            case "an error instead of words":
                rule.RespondWith(new FakeChatResponse().Content(
                    static () => new ErrorContent("The prompt was refused.") { ErrorCode = "content_filter" }));
                break;
            case "refused for good":
                rule.FailWith(new NotSupportedException("This model takes no pictures."));
                break;
            default:
                rule.FailWith(new HttpRequestException("content_filter", null, Enum.Parse<HttpStatusCode>(kind)));
                break;
        }
    }
}
