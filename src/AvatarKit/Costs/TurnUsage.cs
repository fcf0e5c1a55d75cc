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

    /// <summary>Characters given to voices.</summary>
    public long SpeechCharacters { get; init; }
}
