namespace AvatarKit.Testing;

/// <summary>How a <see cref="BedrockEmulator"/> behaves.</summary>
public sealed class BedrockEmulatorOptions : EmulatorOptions
{
    /// <summary>The bearer token (API key) that is accepted in place of a signature, over https only.</summary>
    /// <value>Default <see langword="null"/>: none is.</value>
    public string? BearerToken { get; set; }

    /// <summary>How fast models write.</summary>
    /// <value>Tokens per second; default <see langword="null"/>: as fast as the connection takes them.</value>
    public double? TokensPerSecond { get; set; }

    /// <summary>How long models take to their first token.</summary>
    /// <value>Default none.</value>
    public TimeSpan FirstTokenDelay { get; set; }
}
