namespace AvatarKit.Tests;

public sealed class StudentTTests
{
    // From the tables of any textbook.
    [Theory]
    [InlineData(0.025, 1, 12.7062)]
    [InlineData(0.025, 2, 4.30265)]
    [InlineData(0.025, 4, 2.77645)]
    [InlineData(0.025, 10, 2.22814)]
    [InlineData(0.005, 30, 2.75000)]
    [InlineData(0.001, 5, 5.89343)]
    [InlineData(0.025, 1e9, 1.95996)]
    public void Values_are_those_of_the_tables(double chance, double freedom, double value)
    {
        Assert.Equal(value, StudentT.ValueAbove(chance, freedom), tolerance: 0.00002 * value);
        Assert.Equal(chance, StudentT.Above(value, freedom), tolerance: 0.0001 * chance);
    }

    [Fact]
    public void Below_the_middle_is_the_mirror_of_above()
    {
        Assert.Equal(0.5, StudentT.Above(0, 7), tolerance: 1e-12);
        Assert.Equal(1, StudentT.Above(1.3, 7) + StudentT.Above(-1.3, 7), tolerance: 1e-12);
    }
}
