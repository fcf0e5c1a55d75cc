namespace AvatarKit;

/// <summary>Adds up what a turn used and what that cost. Thread-safe.</summary>
internal sealed class CostMeter(IPriceBook prices, TimeProvider timeProvider)
{
    private const decimal Million = 1_000_000m;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, decimal> resources = new(StringComparer.Ordinal);
    private long inputTokens;
    private long cachedInputTokens;
    private long outputTokens;
    private long speechCharacters;
    private bool isEstimated;
    private decimal? modelUsd = 0;
    private decimal? speechUsd = 0;
    private decimal? resourcesUsd = 0;

    public TurnUsage Usage
    {
        get
        {
            lock (gate)
            {
                return new TurnUsage
                {
                    InputTokens = inputTokens,
                    CachedInputTokens = cachedInputTokens,
                    OutputTokens = outputTokens,
                    TokensAreEstimated = isEstimated,
                    SpeechCharacters = speechCharacters,
                    Resources = resources.Count == 0
                        ? TurnUsage.NoResources
                        : new SortedDictionary<string, decimal>(resources, StringComparer.Ordinal),
                };
            }
        }
    }

    public TurnCost Cost
    {
        get
        {
            lock (gate)
            {
                return new TurnCost { ModelUsd = modelUsd, SpeechUsd = speechUsd, ResourcesUsd = resourcesUsd, IsEstimated = isEstimated };
            }
        }
    }

    /// <summary>Adds a model call at the price of this moment.</summary>
    /// <param name="modelId">The model; <see langword="null"/> is a model whose price is not known.</param>
    /// <param name="input">Tokens sent, those read from the provider's cache included.</param>
    /// <param name="cachedInput">Of those, tokens read from the provider's cache; more than <paramref name="input"/> counts as all of it.</param>
    /// <param name="output">Tokens written.</param>
    /// <param name="estimated">Whether the counts are estimates.</param>
    public void AddModelCall(string? modelId, long input, long cachedInput, long output, bool estimated)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfNegative(cachedInput);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        if (input == 0 && output == 0)
        {
            return;
        }

        long cached = Math.Min(cachedInput, input);
        ModelPrice? price = modelId is null ? null : prices.FindModelPrice(modelId, timeProvider.GetUtcNow());
        decimal? usd = price is null ? null
            : (((input - cached) * price.InputPerMillionTokens)
                + (cached * (price.CachedInputPerMillionTokens ?? price.InputPerMillionTokens))
                + (output * price.OutputPerMillionTokens)) / Million;
        lock (gate)
        {
            inputTokens += input;
            cachedInputTokens += cached;
            outputTokens += output;
            isEstimated |= estimated;
            modelUsd += usd;
        }
    }

    /// <summary>Adds spoken characters at the price of this moment.</summary>
    /// <param name="provider">The <see cref="VoiceInfo.Provider"/>.</param>
    /// <param name="characters">Characters given to the voice.</param>
    public void AddSpeech(string provider, long characters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(characters);
        if (characters == 0)
        {
            return;
        }

        decimal? usd = prices.FindSpeechPrice(provider, timeProvider.GetUtcNow())?.PerMillionCharacters * characters / Million;
        lock (gate)
        {
            speechCharacters += characters;
            speechUsd += usd;
        }
    }

    /// <summary>Adds what was used of a resource, at the price of this moment.</summary>
    /// <param name="resource">Its name in the price book.</param>
    /// <param name="quantity">How much, above 0.</param>
    public void AddResource(string resource, decimal quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        decimal? usd = prices.FindResourcePrice(resource, timeProvider.GetUtcNow())?.PerMillion * quantity / Million;
        lock (gate)
        {
            resources[resource] = resources.GetValueOrDefault(resource) + quantity;
            resourcesUsd += usd;
        }
    }
}
