using System.Threading.RateLimiting;

namespace AvatarKit;

/// <summary>The values of a <see cref="TurnRateOptions"/>: equal ones share their buckets.</summary>
internal readonly record struct TurnRate(int Turns, TimeSpan Per, int Burst)
{
    // A bucket need not be filled more often to be exact for a person.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(100);

    public bool IsOn => Turns > 0;

    public static TurnRate Of(TurnRateOptions options) => new(options.Turns, options.Per, options.Burst ?? options.Turns);

    public TokenBucketRateLimiterOptions ToBucket(bool fillsItself)
    {
        TimeSpan each = Per / Turns;
        int together = each >= ShortestPeriod ? 1 : (int)Math.Ceiling(ShortestPeriod / each);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, Burst),
            TokensPerPeriod = together,
            ReplenishmentPeriod = each * together,
            AutoReplenishment = fillsItself,
            QueueLimit = 0,
        };
    }
}
