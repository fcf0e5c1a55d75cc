namespace AvatarKit.Evaluation.Tests.Web;

public sealed class WebOptionsLineTests
{
    [Fact]
    public void Without_arguments_all_parts_are_measured_and_nothing_is_planted()
    {
        WebOptionsLine options = WebOptionsLine.Read([])!;

        Assert.Equal(["frames", "lips", "heard", "underruns", "first-sound", "wire"], options.Parts);
        Assert.Empty(options.Planted);
        Assert.Equal(100, options.Interruptions);
    }

    [Fact]
    public void Parts_and_numbers_are_taken_as_they_are_given()
    {
        WebOptionsLine options = WebOptionsLine.Read(["heard", "wire", "--interruptions", "7", "--seed", "3"])!;

        Assert.Equal(["heard", "wire"], options.Parts);
        Assert.Equal(7, options.Interruptions);
        Assert.Equal(3, options.Seed);
    }

    [Theory]
    [InlineData("sound")]
    [InlineData("heard", "--interruptions", "0")]
    [InlineData("--planted", "nothing")]
    [InlineData("--questions")]
    public void What_it_does_not_know_is_refused(params string[] arguments) => Assert.Null(WebOptionsLine.Read(arguments));

    [Fact]
    public void Every_part_has_a_fault_that_its_measure_must_see()
        => Assert.Equal(WebParts.Names.Order(), WebOptionsLine.Read(["--planted", "all"])!.Planted.Select(static fault => fault.Part).Order());
}
