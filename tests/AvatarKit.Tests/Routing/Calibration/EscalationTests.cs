namespace AvatarKit.Tests;

public sealed class EscalationTests
{
    [Theory]
    [InlineData("No, that's wrong.")]
    [InlineData("That’s not right, I asked for Monday")]
    [InlineData("Das stimmt nicht!")]
    [InlineData("C'est faux.")]
    [InlineData("不对，我问的是价格")]
    public void Who_says_that_it_is_wrong_complains(string message) => Assert.True(Escalation.IsComplaint(message));

    [Theory]
    [InlineData("Thanks, that's right.")]
    [InlineData("What is wrong with my router?")]
    [InlineData("Is my answer wrong?")]
    [InlineData("")]
    public void Who_speaks_of_something_else_does_not(string message) => Assert.False(Escalation.IsComplaint(message));

    [Theory]
    [InlineData("Where is my parcel number 12?", "where is my parcel number 15?", true)]
    [InlineData("Where is my parcel number 12?", "Where is the nearest shop?", false)]
    [InlineData("yes", "yes", false)]
    public void The_same_question_is_told_from_another(string before, string now, bool isRepeated)
        => Assert.Equal(isRepeated, Escalation.IsRepeated(CalibrationSamples.Hash(before), CalibrationSamples.Hash(now)));
}
