namespace AvatarKit.Aws.Wire.Bedrock;

/// <summary>What was read and written, in tokens. Input does not count what came from or went into the cache.</summary>
internal sealed class TokenUsage
{
    public int InputTokens { get; set; }

    public int OutputTokens { get; set; }

    public int TotalTokens { get; set; }

    public int? CacheReadInputTokens { get; set; }

    public int? CacheWriteInputTokens { get; set; }
}
