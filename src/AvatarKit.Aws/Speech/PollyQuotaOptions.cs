namespace AvatarKit.Aws;

/// <summary>The quota of each engine, for the whole process. Several processes that share an account share its quota: give each a part.</summary>
/// <remarks>
/// Defaults: "Quotas in Amazon Polly" of the developer guide, 2026, per account and region: standard 80 requests a second and 80 at once;
/// neural 8 and 18; long-form 8 and 26; generative 8 and 26. Two fewer are under way, as Polly counts a request a moment longer than its reader
/// does, and a tenth of a second is kept between full bursts, as requests that leave evenly may arrive bunched.
/// </remarks>
public sealed class PollyQuotaOptions
{
    /// <summary>For standard voices.</summary>
    /// <value>Default 80 a second, bursts of 80, 78 at once.</value>
    public PollyQuota Standard { get; set; } = new() { RequestsPerSecond = 80, Burst = 80, Concurrency = 78 };

    /// <summary>For neural voices.</summary>
    /// <value>Default 8 a second, bursts of 8, 16 at once.</value>
    public PollyQuota Neural { get; set; } = new() { RequestsPerSecond = 8, Burst = 8, Concurrency = 16 };

    /// <summary>For long-form voices.</summary>
    /// <value>Default 8 a second, bursts of 8, 24 at once.</value>
    public PollyQuota LongForm { get; set; } = new() { RequestsPerSecond = 8, Burst = 8, Concurrency = 24 };

    /// <summary>For generative voices.</summary>
    /// <value>Default 8 a second, bursts of 8, 24 at once.</value>
    public PollyQuota Generative { get; set; } = new() { RequestsPerSecond = 8, Burst = 8, Concurrency = 24 };

    internal PollyQuota For(PollyEngine engine) => engine switch
    {
        PollyEngine.Neural => Neural,
        PollyEngine.LongForm => LongForm,
        PollyEngine.Generative => Generative,
        _ => Standard,
    };
}
