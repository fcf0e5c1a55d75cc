namespace AvatarKit.Evaluation.Tests;

public sealed class NoseStepsTests
{
    [Fact]
    public void A_head_that_stands_is_still_and_rests_as_long_as_it_stands()
    {
        (double X, double Y)[] steps = [(0.2, 0), (0, 0), (0.03, 0.03), (0, 0), (0, -0.3), (0, 0), (0.06, 0)];

        Assert.Equal(4 / 7.0, NoseSteps.StillShare(steps), 0.001);
        Assert.Equal(3, NoseSteps.LongestRest(steps));
    }

    [Fact]
    public void Speed_explains_large_steps_and_does_not_explain_one_that_stands_out()
    {
        (double X, double Y)[] fast = [.. Enumerable.Range(0, 30).Select(static i => (2 + (0.05 * i), -1.0))];
        Assert.InRange(NoseSteps.LargestUnexplained(fast), 0, 0.2);

        // A head that is drawn in steps: three pictures stand, then all of it comes at once.
        (double X, double Y)[] steps = [.. Enumerable.Range(0, 30).Select(static i => (i % 4 == 3 ? 1.0 : 0, 0.0))];
        Assert.Equal(1, NoseSteps.LargestUnexplained(steps), 0.01);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.04, 0)]
    [InlineData(0.37, -0.21)]
    [InlineData(-2.6, 3.3)]
    public void A_shift_is_found_to_a_hundredth_of_a_pixel(double x, double y)
    {
        const int size = 80;
        (double foundX, double foundY) = PatchShift.Find(Picture(size, 0, 0), Picture(size, x, y), size, size, 12);

        Assert.Equal(x, foundX, 0.015);
        Assert.Equal(y, foundY, 0.015);
    }

    private static byte[] Picture(int size, double shiftX, double shiftY)
    {
        var picture = new byte[size * size];
        for (int i = 0; i < picture.Length; i++)
        {
            double x = (i % size) - shiftX;
            double y = (i / size) - shiftY;
            picture[i] = (byte)(128 + (50 * Math.Sin(x / 5)) + (45 * Math.Cos((y / 6) + (x / 11))));
        }

        return picture;
    }
}
