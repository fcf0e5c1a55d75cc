namespace AvatarKit;

/// <summary>How long the conversation store and the asset store are waited for, and how often they are asked again.</summary>
public sealed class StoreResilienceOptions
{
    /// <summary>How long one call to a store may take, also the one that writes the answer after the turn was cancelled.</summary>
    /// <value>Default 10 seconds; more than zero, at most a day.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many times a call to a store is made again, with back-off, when it fails for a reason that may be over soon.</summary>
    /// <value>Default 2.</value>
    [SettingRange(0, 10)]
    public int Retries { get; set; } = 2;
}
