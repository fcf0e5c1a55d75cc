namespace AvatarKit.AspNetCore.Tests.Errors;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData("conversation.busy")]
    [InlineData("conversation.conflict")]
    [InlineData("dynamodb.conflict")]
    [InlineData("turn.in_progress")]
    public void What_others_are_at_is_soon_over_and_says_when_to_come_again(string code)
    {
        Problem problem = Problems.Of(new AvatarError(code, TurnStage.Recall, "Others are at it.") { IsTransient = true });

        Assert.Equal((409, 2_000.0), (problem.Status, problem.RetryAfterMs));
    }

    [Fact]
    public void Another_message_under_a_turns_id_is_not_asked_to_come_again()
        => Assert.Null(Problems.Of(new AvatarError("turn.id_reused", TurnStage.Recall, "Another message.")).RetryAfterMs);

    [Fact]
    public void Who_says_when_to_come_again_is_believed()
    {
        var error = new AvatarError("conversation.conflict", TurnStage.Recall, "Others are at it.") { RetryAfter = TimeSpan.FromSeconds(1) };

        Assert.Equal(1_000.0, Problems.Of(error).RetryAfterMs);
    }
}
