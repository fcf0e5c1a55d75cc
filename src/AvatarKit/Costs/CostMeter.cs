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
    private decimal modelPriceFactor = 1;
    private decimal? modelUsd = 0;
    private decimal? speechUsd = 0;
    private decimal? resourcesUsd = 0;
    private decimal? savedUsd = 0;

    /// <summary>What model calls cost from here on, as a share of their price: a batch is paid at less.</summary>
    public decimal ModelPriceFactor
    {
        get
        {
            lock (gate)
            {
                return modelPriceFactor;
            }
        }

        set
        {
            lock (gate)
            {
                modelPriceFactor = value;
            }
        }
    }

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
                return new TurnCost
                {
                    ModelUsd = modelUsd,
                    SpeechUsd = speechUsd,
                    ResourcesUsd = resourcesUsd,
                    SavedUsd = savedUsd,
                    IsEstimated = isEstimated,
                };
            }
        }
    }

    /// <summary>What a model costs at this moment; <see langword="null"/> where that is not known.</summary>
    public ModelPrice? PriceOf(string? modelId) => modelId is null ? null : prices.FindModelPrice(modelId, timeProvider.GetUtcNow());

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
        ModelPrice? price = PriceOf(modelId);
        decimal? usd = price is null ? null
            : (((input - cached) * price.InputPerMillionTokens)
                + (cached * (price.CachedInputPerMillionTokens ?? price.InputPerMillionTokens))
                + (output * price.OutputPerMillionTokens)) / Million;
        decimal? cachedSaving = cached == 0 ? 0
            : cached * (price?.InputPerMillionTokens - (price?.CachedInputPerMillionTokens ?? price?.InputPerMillionTokens)) / Million;
        lock (gate)
        {
            inputTokens += input;
            cachedInputTokens += cached;
            outputTokens += output;
            isEstimated |= estimated;
            modelUsd += usd * modelPriceFactor;
            savedUsd += cachedSaving * modelPriceFactor;
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

    /// <summary>Adds characters that were spoken for nothing, at what the voice would have cost at this moment.</summary>
    /// <param name="provider">The <see cref="VoiceInfo.Provider"/>.</param>
    /// <param name="characters">Characters that a cache had the speech of.</param>
    public void AddSavedSpeech(string provider, long characters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(characters);
        AddSaved(prices.FindSpeechPrice(provider, timeProvider.GetUtcNow())?.PerMillionCharacters * characters / Million);
    }

    /// <summary>Adds what a cache saved.</summary>
    /// <param name="usd">How much; <see langword="null"/>: something that has no price.</param>
    public void AddSaved(decimal? usd)
    {
        lock (gate)
        {
            savedUsd += usd;
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
