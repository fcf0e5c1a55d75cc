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

    /// <summary>Models: opened until their first token.</summary>
    public static ProviderPolicy ForModel(AvatarChatbotOptions options) => new()
    {
        Retries = options.Resilience.Model.Retries,
        RetriesTimeouts = true,
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

            // Long enough to see a voice fail that takes all of its time to do so.
            Breaker = new BreakerPolicy(MinimumCalls: 4, Watched: options.Resilience.Voice.SentenceTimeout * 6, Rest: TimeSpan.FromSeconds(15)),
        };
    }

    /// <summary>Stores: never left alone, for nothing takes their place.</summary>
    public static ProviderPolicy ForStore(AvatarChatbotOptions options)
        => new() { Retries = options.Resilience.Store.Retries, LongestWait = TimeSpan.FromSeconds(5) };

    /// <summary>Asked once, and never left alone.</summary>
    public static ProviderPolicy Once { get; } = new();

    /// <summary>What a turn can do without, such as a knowledge base: asked once, and left alone when it keeps failing.</summary>
    public static ProviderPolicy ForOptional { get; } = new()
    {
        Breaker = new BreakerPolicy(MinimumCalls: 8, Watched: TimeSpan.FromSeconds(30), Rest: TimeSpan.FromSeconds(15)),
    };
}
