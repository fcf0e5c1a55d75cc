namespace AvatarKit.Testing;

/// <summary>How a <see cref="PollyEmulator"/> behaves.</summary>
public sealed class PollyEmulatorOptions : EmulatorOptions
{
    /// <summary>How many SynthesizeSpeech requests an engine takes in any second; further ones are throttled.</summary>
    /// <value>By engine (<c>standard</c>, <c>neural</c>, <c>long-form</c>, <c>generative</c>); default none is limited. An account's defaults
    /// are 80 for standard and 8 for the others.</value>
    public IDictionary<string, int> TransactionsPerSecond { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>How long the service takes to the first byte of speech or marks.</summary>
    /// <value>Default none.</value>
    public TimeSpan FirstByteDelay { get; set; }
}
