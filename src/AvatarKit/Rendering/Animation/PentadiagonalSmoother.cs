namespace AvatarKit;

/// <summary>
/// Finds the smoothest curve through what is demanded of it: the minimum of Σ wᵢ(xᵢ − gᵢ)² + μ Σ(xᵢ₊₁ − xᵢ)² + λ
/// Σ(xᵢ₊₁ − 2xᵢ + xᵢ₋₁)² over evenly spaced steps. Reused from curve to curve; not thread-safe; solving allocates nothing.
/// </summary>
/// <remarks>The normal equations have five diagonals: one LDLᵀ factorisation serves all curves of the same weights,
/// each in time linear in its steps.</remarks>
internal sealed class PentadiagonalSmoother(int steps)
{
    private readonly double[] pivots = new double[steps];
    private readonly double[] inverses = new double[steps];
    private readonly double[] firsts = new double[steps];
    private readonly double[] seconds = new double[steps];
    private readonly double[] work = new double[steps];
    private readonly double[] demanded = new double[steps];

    /// <summary>Takes the weights for the curves to come.</summary>
    /// <param name="weights">How strictly each step is demanded, more than 0: at most as many as it was made for, and at least 4.</param>
    /// <param name="slope">μ.</param>
    /// <param name="bend">λ.</param>
    public void Factor(ReadOnlySpan<double> weights, double slope, double bend)
    {
        int n = weights.Length;
        for (int i = 0; i < n; i++)
        {
            demanded[i] = weights[i];
            double centre =
                weights[i] + (slope * (i == 0 || i == n - 1 ? 1 : 2)) + (bend * (i == 0 || i == n - 1 ? 1 : i == 1 || i == n - 2 ? 5 : 6));
            double first = i == 0 ? 0 : -slope - (bend * (i == 1 || i == n - 1 ? 2 : 4));
            double second = i < 2 ? 0 : bend;
            double l2 = i < 2 ? 0 : second * inverses[i - 2];
            double l1 = i == 0 ? 0 : (first - (i < 2 ? 0 : l2 * pivots[i - 2] * firsts[i - 1])) * inverses[i - 1];
            pivots[i] = centre - (i == 0 ? 0 : l1 * l1 * pivots[i - 1]) - (i < 2 ? 0 : l2 * l2 * pivots[i - 2]);
            inverses[i] = 1 / pivots[i];
            firsts[i] = l1;
            seconds[i] = l2;
        }
    }

    /// <summary>Solves for one curve.</summary>
    /// <param name="goals">What is demanded at each step, as many as there were weights.</param>
    /// <param name="skip">The first step that is wanted.</param>
    /// <param name="curve">Receives the curve from there on.</param>
    public void Solve(ReadOnlySpan<float> goals, int skip, Span<float> curve)
    {
        int n = goals.Length;
        double one = 0;
        double two = 0;
        for (int i = 0; i < n; i++)
        {
            double value = (demanded[i] * goals[i]) - (firsts[i] * one) - (seconds[i] * two);
            two = one;
            one = value;
            work[i] = value;
        }

        one = 0;
        two = 0;
        for (int i = n - 1; i >= skip; i--)
        {
            double value = (work[i] * inverses[i]) - (i + 1 < n ? firsts[i + 1] * one : 0) - (i + 2 < n ? seconds[i + 2] * two : 0);
            two = one;
            one = value;
            if (i - skip < curve.Length)
            {
                curve[i - skip] = (float)value;
            }
        }
    }
}
