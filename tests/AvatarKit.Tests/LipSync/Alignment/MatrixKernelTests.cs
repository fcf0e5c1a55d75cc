namespace AvatarKit.Tests.LipSync.Alignment;

public sealed class MatrixKernelTests
{
    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(3, 7, 32)]
    [InlineData(4, 351, 48)]
    [InlineData(9, 20, 16)]
    public void A_product_is_what_the_rows_and_columns_say(int rows, int inner, int columns)
    {
        Random random = new(5);
        float[] left = [.. Enumerable.Range(0, rows * inner).Select(_ => random.NextSingle() - 0.5f)];
        float[] right = [.. Enumerable.Range(0, inner * columns).Select(_ => random.NextSingle() - 0.5f)];
        float[] sum = [.. Enumerable.Repeat(2f, rows * columns)];
        MatrixKernel.MultiplyAdd(left, right, sum, rows, inner, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                double expected = 2 + Enumerable.Range(0, inner).Sum(k => (double)left[(row * inner) + k] * right[(k * columns) + column]);
                Assert.Equal(expected, sum[(row * columns) + column], 1e-4);
            }
        }
    }

    [Fact]
    public void Matrices_that_are_too_small_are_refused()
        => Assert.Throws<ArgumentException>(() => MatrixKernel.MultiplyAdd(new float[3], new float[64], new float[16], 1, 4, 16));
}
