namespace AvatarKit.Testing.Tests.Conversation;

/// <summary>How a consumer tests code of their own.</summary>
public sealed class HelpDeskTests
{
    private readonly FakeConversationEngine engine = new();
    private readonly HelpDesk desk;

    public HelpDeskTests() => desk = new HelpDesk(engine);

    [Fact]
    public async Task A_customer_gets_the_answer_and_where_it_stands()
    {
        engine.RespondWith(new FakeReply().Text("Press the button twice.").Cite(new SourceReference("Manual")));

        string answer = await desk.AskAsync("kim", "How do I switch it off?");

        Assert.Equal("Press the button twice. (see Manual)", answer);
        Assert.Equal("kim", engine.Calls[0].Request.UserId);
        Assert.Equal("help-kim", engine.Calls[0].Request.ConversationId);
    }

    [Fact]
    public async Task What_the_avatar_cannot_answer_becomes_a_ticket()
    {
        engine.When(call => call.Request.Message.Contains("refund", StringComparison.Ordinal))
            .FailWith(new ModelException("model.failed", "Down.", "lite"));

        string answer = await desk.AskAsync("kim", "I want a refund");

        Assert.Equal("A colleague will call you back.", answer);
        Assert.Equal(["kim: model.failed"], desk.Tickets);
    }
}
