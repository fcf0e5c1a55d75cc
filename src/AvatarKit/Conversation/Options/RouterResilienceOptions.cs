namespace AvatarKit;

/// <summary>How long a router is waited for.</summary>
public sealed class RouterResilienceOptions
{
    /// <summary>How long the choice of a tier may take.</summary>
    /// <value>Default 5 seconds; more than zero, at most a day.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
