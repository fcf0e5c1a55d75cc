namespace AvatarKit.Aws;

/// <summary>How long a request's text may be, in Unicode code points.</summary>
/// <param name="Billed">Without tags.</param>
/// <param name="Total">With tags.</param>
internal readonly record struct PollyLimits(int Billed, int Total)
{
    /// <summary>"Quotas in Amazon Polly", input text of SynthesizeSpeech.</summary>
    public static PollyLimits Default { get; } = new(3000, 6000);
}
