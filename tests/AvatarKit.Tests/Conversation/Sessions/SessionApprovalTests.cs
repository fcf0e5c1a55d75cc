using AvatarKit.Testing;
using Microsoft.Extensions.AI;

namespace AvatarKit.Tests.Conversation.Sessions;

public sealed class SessionApprovalTests
{
    private bool isPaid;

    [Theory]
    [InlineData(true, ToolApprovalOutcome.Approved)]
    [InlineData(false, ToolApprovalOutcome.Declined)]
    public async Task A_session_asks_its_client_once(bool approved, ToolApprovalOutcome expected)
    {
        await using SessionHost host = Host();
        AvatarSession session = await host.OpenAsync(Request(asks: true));
        List<SessionUpdate> updates = [];
        List<bool> taken = [];
        session.Say("Pay, please");

        await foreach (SessionUpdate update in session.ReadAsync())
        {
            updates.Add(update);
            if (update is SessionApprovalRequested asked)
            {
                taken = [session.AnswerApproval("another", true), session.AnswerApproval(asked.Request.Id, approved),
                    session.AnswerApproval(asked.Request.Id, !approved)];
            }

            if (update is SessionAnswer { Update: TurnEnded })
            {
                break;
            }
        }

        Assert.Equal([false, true, false], taken);
        Assert.Equal(approved, isPaid);
        Assert.Equal(expected, Assert.Single(updates.OfType<SessionApprovalEnded>()).Outcome);
    }

    [Fact]
    public async Task A_session_that_closes_withdraws_the_question()
    {
        await using SessionHost host = Host();
        AvatarSession session = await host.OpenAsync(Request(asks: true));
        Task closing = Task.CompletedTask;
        string id = "";
        List<SessionApprovalEnded> ended = [];
        session.Say("Pay, please");

        await foreach (SessionUpdate update in session.ReadAsync())
        {
            if (update is SessionApprovalRequested asked)
            {
                id = asked.Request.Id;
                closing = session.CloseAsync();
            }

            ended.AddRange(new[] { update }.OfType<SessionApprovalEnded>());
        }

        await closing;
        Assert.Equal(ToolApprovalOutcome.Withdrawn, Assert.Single(ended).Outcome);
        Assert.False(session.AnswerApproval(id, true));
        Assert.False(isPaid);
    }

    [Fact]
    public async Task A_client_that_can_not_ask_is_not_asked()
    {
        await using SessionHost host = Host();
        AvatarSession session = await host.OpenAsync(Request(asks: false));
        TurnEnded? end = null;
        session.Say("Pay, please");

        await foreach (SessionUpdate update in session.ReadAsync())
        {
            Assert.IsNotType<SessionApprovalRequested>(update);
            end = (update as SessionAnswer)?.Update as TurnEnded;
            if (end is not null)
            {
                break;
            }
        }

        Assert.Equal("tool.not_approved", Assert.Single(end!.Warnings).Code);
        Assert.False(isPaid);
    }

    private static SessionRequest Request(bool asks)
        => SessionHost.Conversation(outputs: AvatarOutputs.None) with { AsksForApproval = asks };

    private SessionHost Host()
    {
        AIFunction pay = AIFunctionFactory.Create(() => isPaid = true, "pay");
        var host = new SessionHost(realEngine: true, avatar: profile => profile.Tools.Add(new ApprovalRequiredAIFunction(pay)));
        host.Model.RespondWith(new FakeChatResponse().CallTool("pay")).RespondWith("So be it.");
        return host;
    }
}
