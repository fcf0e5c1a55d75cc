using System.Collections.ObjectModel;

namespace AvatarKit;

/// <summary>What a turn used.</summary>
public sealed record TurnUsage
{
    /// <summary>Tokens sent to models, summaries included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Of those, tokens the provider read from its own cache.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Tokens models wrote.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Whether the token counts are this library's estimate because the provider reported none.</summary>
    public bool TokensAreEstimated { get; init; }

    /// <summary>Characters paid to voices: as many as they were given, or as they say they charge for. What
    /// comes from a cache is not among them.</summary>
    public long SpeechCharacters { get; init; }

    /// <summary>What stores and other providers used of services paid by the request, by resource (<see cref="ResourceUsage.Report"/>).</summary>
    /// <value>Default: nothing. What storing the turn's own end uses is not yet in the stored result.</value>
    public IReadOnlyDictionary<string, decimal> Resources { get; init => field = value ?? NoResources; } = NoResources;

    internal static IReadOnlyDictionary<string, decimal> NoResources => ReadOnlyDictionary<string, decimal>.Empty;

    /// <summary>Whether another usage is of the same amounts, <see cref="Resources"/> included.</summary>
    /// <param name="other">The other.</param>
    /// <returns><see langword="true"/> where every amount is the same.</returns>
    public bool Equals(TurnUsage? other) => other is not null
        && InputTokens == other.InputTokens
        && CachedInputTokens == other.CachedInputTokens
        && OutputTokens == other.OutputTokens
        && TokensAreEstimated == other.TokensAreEstimated
        && SpeechCharacters == other.SpeechCharacters
        && Resources.Count == other.Resources.Count
        && Resources.All(used => other.Resources.TryGetValue(used.Key, out decimal quantity) && quantity == used.Value);

    /// <inheritdoc/>
    public override int GetHashCode()
        => HashCode.Combine(InputTokens, CachedInputTokens, OutputTokens, TokensAreEstimated, SpeechCharacters, Resources.Count);
}
