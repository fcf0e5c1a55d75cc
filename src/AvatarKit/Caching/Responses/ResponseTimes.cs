namespace AvatarKit;

/// <summary>When an answer was made, until when it is fresh, and until when it may be given while it is renewed.</summary>
internal readonly record struct ResponseTimes(DateTimeOffset Made, DateTimeOffset FreshUntil, DateTimeOffset StaleUntil)
{
    /// <summary>The times of an answer that is made at a moment.</summary>
    public static ResponseTimes Of(CachedResponse response, DateTimeOffset made, ResponseCacheOptions options)
    {
        if (response.IsNotKnown)
        {
            DateTimeOffset until = made + options.NotKnownExpiration;
            return new ResponseTimes(made, until, until);
        }

        DateTimeOffset fresh = made + (options.Expiration * (1 - (options.Jitter * Random.Shared.NextDouble())));
        return new ResponseTimes(made, fresh, fresh + options.StaleFor);
    }
}
