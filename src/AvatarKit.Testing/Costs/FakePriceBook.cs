using System.Collections.Concurrent;

namespace AvatarKit.Testing;

/// <summary>A price book that knows the prices it is told and records what it was asked. Thread-safe.</summary>
/// <remarks>Without any every price is unknown.</remarks>
public sealed class FakePriceBook : IPriceBook
{
    private readonly ConcurrentDictionary<string, ModelPrice> models = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SpeechPrice> speech = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourcePrice> resources = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<FakePriceCall> calls = new();

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<FakePriceCall> Calls => [.. calls];

    /// <summary>Adds a model's price.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="price">Its price, at any time.</param>
    /// <returns>This book.</returns>
    public FakePriceBook RespondWith(string modelId, ModelPrice price)
    {
        models[modelId] = price;
        return this;
    }

    /// <summary>Adds a voice's price.</summary>
    /// <param name="provider">The <see cref="VoiceInfo.Provider"/>.</param>
    /// <param name="price">Its price, at any time.</param>
    /// <returns>This book.</returns>
    public FakePriceBook RespondWith(string provider, SpeechPrice price)
    {
        speech[provider] = price;
        return this;
    }

    /// <summary>Adds a resource's price.</summary>
    /// <param name="resource">The resource as <see cref="ResourceUsage.Report"/> names it.</param>
    /// <param name="price">Its price, at any time.</param>
    /// <returns>This book.</returns>
    public FakePriceBook RespondWith(string resource, ResourcePrice price)
    {
        resources[resource] = price;
        return this;
    }

    /// <inheritdoc/>
    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(modelId);
        calls.Enqueue(new FakePriceCall(modelId, IsSpeech: false, at));
        return models.GetValueOrDefault(modelId);
    }

    /// <inheritdoc/>
    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(provider);
        calls.Enqueue(new FakePriceCall(provider, IsSpeech: true, at));
        return speech.GetValueOrDefault(provider);
    }

    /// <inheritdoc/>
    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(resource);
        calls.Enqueue(new FakePriceCall(resource, IsSpeech: false, at) { IsResource = true });
        return resources.GetValueOrDefault(resource);
    }
}
