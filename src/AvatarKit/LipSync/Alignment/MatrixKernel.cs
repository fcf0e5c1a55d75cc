using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AvatarKit;

/// <summary>Products of small matrices, row after row in memory.</summary>
internal static class MatrixKernel
{
    /// <summary>Columns of the right matrix come in multiples of this.</summary>
    public const int ColumnBlock = 16;

    private const int RowBlock = 4;

    /// <summary>Adds the product of two matrices to a third.</summary>
    /// <param name="left">Rows by inner values.</param>
    /// <param name="right">Inner by columns values.</param>
    /// <param name="sum">Rows by columns values, added to.</param>
    /// <param name="rows">Rows of <paramref name="left"/>.</param>
    /// <param name="inner">Columns of <paramref name="left"/>, rows of <paramref name="right"/>.</param>
    /// <param name="columns">Columns of <paramref name="right"/>, a multiple of <see cref="ColumnBlock"/>.</param>
    public static void MultiplyAdd(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sum, int rows, int inner, int columns)
    {
        // The lengths are checked once, so that the loops need not.
        if (left.Length < rows * inner || right.Length < inner * columns || sum.Length < rows * columns || columns % ColumnBlock != 0)
        {
            throw new ArgumentException("A matrix is smaller than its rows and columns say.");
        }

        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        ref float c = ref MemoryMarshal.GetReference(sum);
        for (int column = 0; column < columns; column += ColumnBlock)
        {
            int row = 0;
            for (; row + RowBlock <= rows; row += RowBlock)
            {
                FourRows(ref a, ref b, ref c, row, column, inner, columns);
            }

            for (; row < rows; row++)
            {
                OneRow(ref a, ref b, ref c, row, column, inner, columns);
            }
        }
    }

    private static void FourRows(ref float a, ref float b, ref float c, int row, int column, int inner, int columns)
    {
        nuint at = (nuint)((row * columns) + column);
        nuint stride = (nuint)columns;
        Vector256<float> c00 = Vector256.LoadUnsafe(ref c, at), c01 = Vector256.LoadUnsafe(ref c, at + 8);
        Vector256<float> c10 = Vector256.LoadUnsafe(ref c, at + stride), c11 = Vector256.LoadUnsafe(ref c, at + stride + 8);
        Vector256<float> c20 = Vector256.LoadUnsafe(ref c, at + (2 * stride)), c21 = Vector256.LoadUnsafe(ref c, at + (2 * stride) + 8);
        Vector256<float> c30 = Vector256.LoadUnsafe(ref c, at + (3 * stride)), c31 = Vector256.LoadUnsafe(ref c, at + (3 * stride) + 8);
        ref float a0 = ref System.Runtime.CompilerServices.Unsafe.Add(ref a, row * inner);
        for (int k = 0; k < inner; k++)
        {
            nuint from = (nuint)((k * columns) + column);
            Vector256<float> b0 = Vector256.LoadUnsafe(ref b, from), b1 = Vector256.LoadUnsafe(ref b, from + 8);
            var value = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a0, k));
            c00 = Vector256.FusedMultiplyAdd(value, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(value, b1, c01);
            value = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a0, k + inner));
            c10 = Vector256.FusedMultiplyAdd(value, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(value, b1, c11);
            value = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a0, k + (2 * inner)));
            c20 = Vector256.FusedMultiplyAdd(value, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(value, b1, c21);
            value = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a0, k + (3 * inner)));
            c30 = Vector256.FusedMultiplyAdd(value, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(value, b1, c31);
        }

        c00.StoreUnsafe(ref c, at);
        c01.StoreUnsafe(ref c, at + 8);
        c10.StoreUnsafe(ref c, at + stride);
        c11.StoreUnsafe(ref c, at + stride + 8);
        c20.StoreUnsafe(ref c, at + (2 * stride));
        c21.StoreUnsafe(ref c, at + (2 * stride) + 8);
        c30.StoreUnsafe(ref c, at + (3 * stride));
        c31.StoreUnsafe(ref c, at + (3 * stride) + 8);
    }

    private static void OneRow(ref float a, ref float b, ref float c, int row, int column, int inner, int columns)
    {
        nuint at = (nuint)((row * columns) + column);
        Vector256<float> c0 = Vector256.LoadUnsafe(ref c, at), c1 = Vector256.LoadUnsafe(ref c, at + 8);
        ref float a0 = ref System.Runtime.CompilerServices.Unsafe.Add(ref a, row * inner);
        for (int k = 0; k < inner; k++)
        {
            nuint from = (nuint)((k * columns) + column);
            var value = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref a0, k));
            c0 = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref b, from), c0);
            c1 = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref b, from + 8), c1);
        }

        c0.StoreUnsafe(ref c, at);
        c1.StoreUnsafe(ref c, at + 8);
    }
}
