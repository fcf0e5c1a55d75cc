namespace AvatarKit.Rendering.Tests.Captions;

public class TextDirectionsTests
{
    [Theory]
    [InlineData("Hello", false)]
    [InlineData("123 שלום", true)]
    [InlineData("(مرحبا) hello", true)]
    [InlineData("12:30", false)]
    public void A_line_goes_the_way_of_its_first_letter(string text, bool isRightToLeft)
        => Assert.Equal(isRightToLeft, TextDirections.IsRightToLeft(text));

    [Theory]
    [InlineData("ab אב 12:30, גד cd", false, "000111222221111000")]
    [InlineData("אב ab 12 גד", true, "11122222111")]
    [InlineData("אב 3.5!", true, "1112221")]
    public void Levels_follow_letters_and_figures(string text, bool isRightToLeft, string levels)
        => Assert.Equal(levels, string.Concat(TextDirections.Levels(text, isRightToLeft)));

    [Fact]
    public void Runs_are_reversed_within_what_is_written_from_right_to_left()
    {
        Assert.Equal([0, 1, 2], TextDirections.VisualOrder([0, 1, 0]));
        Assert.Equal([2, 1, 0], TextDirections.VisualOrder([1, 2, 1]));
        Assert.Equal([0, 3, 2, 1, 4], TextDirections.VisualOrder([0, 1, 2, 1, 0]));
    }
}
