namespace AvatarKit;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    // Beyond this it is the normal distribution to every digit shown.
    private const double MaxFreedom = 1_000_000;

    // Lanczos' approximation, g = 5, n = 6 (Numerical Recipes, "Gamma Function").
    private static readonly double[] Lanczos =
        [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];

    /// <summary>The chance of more than a value.</summary>
    public static double Above(double value, double freedom)
    {
        double degrees = Math.Min(freedom, MaxFreedom);
        double tail = 0.5 * IncompleteBeta(degrees / (degrees + (value * value)), degrees / 2, 0.5);
        return value >= 0 ? tail : 1 - tail;
    }

    /// <summary>The value above which a chance lies, at most a half.</summary>
    public static double ValueAbove(double chance, double freedom)
    {
        (double low, double high) = (0, 1);
        while (Above(high, freedom) > chance)
        {
            high *= 2;
        }

        for (int i = 0; i < 100 && high - low > 1e-12 * high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Above(middle, freedom) > chance ? (middle, high) : (low, middle);
        }

        return high;
    }

    // The regularised incomplete beta function by its continued fraction (Numerical Recipes, "Incomplete Beta Function").
    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double result = d;
        for (int m = 1; m <= 5_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return result;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    private static double LogGamma(double x)
    {
        double sum = 1.000000000190015;
        for (int i = 0; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x + i + 1);
        }

        double shifted = x + 5.5;
        return ((x + 0.5) * Math.Log(shifted)) - shifted + Math.Log(2.5066282746310005 * sum / x);
    }
}
