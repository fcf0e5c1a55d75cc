namespace AvatarKit;

/// <summary>How a provider's calls are made again and when it is left alone. Equal policies share one pipeline.</summary>
internal sealed record ProviderPolicy
{
    /// <summary>How often a call is made again.</summary>
    public int Retries { get; init; }

    /// <summary>Whether a call that took all of its time is made again.</summary>
    public bool RetriesTimeouts { get; init; }

    /// <summary>The longest wait before a retry. A provider that asks for more is not asked again.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When the provider is left alone; <see langword="null"/>: never.</summary>
    public BreakerPolicy? Breaker { get; init; }

    /// <summary>How many calls run at once; <see langword="null"/>: no limit.</summary>
    public ConcurrencyPolicy? Concurrency { get; init; }

    /// <summary>Models: opened until their first token.</summary>
    public static ProviderPolicy ForModel(AvatarChatbotOptions options) => new()
    {
        Retries = options.Resilience.Model.Retries,
        RetriesTimeouts = true,
        Concurrency = ConcurrencyPolicy.Of(options.Resilience.Model.MaxConcurrentCalls, options.Resilience.Model.MaxWaitingCalls),
        Breaker = new BreakerPolicy(MinimumCalls: 8, Watched: TimeSpan.FromSeconds(30), Rest: TimeSpan.FromSeconds(15)),
    };

    /// <summary>Voices: opened until their first audio.</summary>
    public static ProviderPolicy ForVoice(AvatarChatbotOptions options)
    {
        TimeSpan half = options.Resilience.Voice.SentenceTimeout / 2;
        return new ProviderPolicy
        {
            Retries = options.Resilience.Voice.Retries,
            LongestWait = half < TimeSpan.FromSeconds(2) ? half : TimeSpan.FromSeconds(2),
            Concurrency = ConcurrencyPolicy.Of(options.Resilience.Voice.MaxConcurrentCalls, options.Resilience.Voice.MaxWaitingCalls),

            // Long enough to see a voice fail that takes all of its time to do so.
            Breaker = new BreakerPolicy(MinimumCalls: 4, Watched: options.Resilience.Voice.SentenceTimeout * 6, Rest: TimeSpan.FromSeconds(15)),
        };
    }

    /// <summary>Stores: never left alone, for nothing takes their place.</summary>
    public static ProviderPolicy ForStore(AvatarChatbotOptions options)
        => new() { Retries = options.Resilience.Store.Retries, LongestWait = TimeSpan.FromSeconds(5) };

    /// <summary>A turn's end that the store has refused: asked again for some minutes, for nobody waits for it.</summary>
    public static ProviderPolicy ForOwedEnd { get; } = new() { Retries = 12, RetriesTimeouts = true, LongestWait = TimeSpan.FromSeconds(30) };

    /// <summary>Asked once, and never left alone.</summary>
    public static ProviderPolicy Once { get; } = new();

    /// <summary>What a turn can do without, such as a knowledge base: asked once, and left alone when it keeps failing.</summary>
    public static ProviderPolicy ForOptional { get; } = new()
    {
        Breaker = new BreakerPolicy(MinimumCalls: 8, Watched: TimeSpan.FromSeconds(30), Rest: TimeSpan.FromSeconds(15)),
    };
}
