using System.Numerics;

namespace AvatarKit.Evaluation;

/// <summary>The discrete Fourier transform of a power of two of values, in place.</summary>
internal static class Fourier
{
    public static void Transform(Complex[] values, bool inverse)
    {
        int n = values.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            int half = length / 2;
            var turns = new Complex[half];
            for (int i = 0; i < half; i++)
            {
                turns[i] = Complex.FromPolarCoordinates(1, (inverse ? 2 : -2) * Math.PI * i / length);
            }

            for (int from = 0; from < n; from += length)
            {
                for (int i = 0; i < half; i++)
                {
                    Complex even = values[from + i];
                    Complex odd = values[from + half + i] * turns[i];
                    values[from + i] = even + odd;
                    values[from + half + i] = even - odd;
                }
            }
        }

        if (inverse)
        {
            for (int i = 0; i < n; i++)
            {
                values[i] /= n;
            }
        }
    }
}
