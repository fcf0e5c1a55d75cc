namespace AvatarKit.Tests.Privacy.Redaction;

public sealed class PatternWorkTests
{
    private const int Small = 32_768;
    private const int Large = 1_048_576;

    // What a place may cost: every pattern reads a few dozen characters, some twice, and the words before a number.
    private const int MostPerCharacter = 2_500;

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("0 ")]
    [InlineData("00")]
    [InlineData("4111 ")]
    [InlineData("4-")]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("a1 ")]
    [InlineData("a@")]
    [InlineData("@")]
    [InlineData("a.")]
    [InlineData("a@a.")]
    [InlineData("a@a.aa")]
    [InlineData("+")]
    [InlineData("+1 ")]
    [InlineData("(0")]
    [InlineData("(12)")]
    [InlineData("1.")]
    [InlineData("1:")]
    [InlineData("f::")]
    [InlineData("DE00 ")]
    [InlineData("DE89 3704 0044 0532 0130 01 ")]
    [InlineData("tel. 1 ")]
    [InlineData("phonephone1 ")]
    [InlineData("[")]
    [InlineData("[card-")]
    public void The_work_grows_with_the_length_alone(string repeated)
    {
        double small = WorkPerCharacter(repeated, Small);
        double large = WorkPerCharacter(repeated, Large);

        Assert.InRange(large, 0, MostPerCharacter);
        Assert.InRange(large, 0, (small * 1.1) + 1);
    }

    private static double WorkPerCharacter(string repeated, int length)
    {
        string text = string.Concat(Enumerable.Repeat(repeated, length / repeated.Length));
        new PersonalDataPatterns(new PersonalDataKindOptions()).Find(text, "es", out long work);
        return (double)work / text.Length;
    }
}
