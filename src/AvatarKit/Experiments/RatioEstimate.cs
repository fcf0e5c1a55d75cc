namespace AvatarKit;

/// <summary>A mean over turns, or a difference of two, and how sure it is.</summary>
/// <param name="Value">The mean; not a number where there are no turns.</param>
/// <param name="Variance">Of the mean, by the units; not a number where there are fewer than two.</param>
/// <param name="Freedom">The degrees of freedom of that.</param>
internal readonly record struct RatioEstimate(double Value, double Variance, double Freedom)
{
    private double Error => Math.Sqrt(Variance);

    public bool IsKnown => !double.IsNaN(Value) && !double.IsNaN(Variance);

    public RatioEstimate Times(double factor) => new(Value * factor, Variance * factor * factor, Freedom);

    /// <summary>The difference, with the degrees of freedom of Welch and Satterthwaite.</summary>
    public RatioEstimate Minus(RatioEstimate other)
    {
        double variance = Variance + other.Variance;
        double freedom = variance * variance / ((Variance * Variance / Freedom) + (other.Variance * other.Variance / other.Freedom));
        return new RatioEstimate(Value - other.Value, variance, double.IsNaN(freedom) ? Freedom + other.Freedom : freedom);
    }

    /// <summary>How far to both sides the interval of a confidence reaches.</summary>
    public double Reach(double confidence) => Variance > 0 ? Error * StudentT.ValueAbove((1 - confidence) / 2, Freedom) : Variance;

    /// <summary>The chance of a value as high as this where the truth is a bound.</summary>
    public double ChanceAbove(double bound)
    {
        double above = Value - bound;
        return Variance switch
        {
            > 0 => StudentT.Above(above / Error, Freedom),
            0 => above > 0 ? 0 : 1,
            _ => 1,
        };
    }

    /// <summary>The chance of a value as far from 0 as this where the truth is 0.</summary>
    public double ChanceOfZero() => Math.Min(1, 2 * (Value >= 0 ? this : Times(-1)).ChanceAbove(0));
}
