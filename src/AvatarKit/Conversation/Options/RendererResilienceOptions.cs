namespace AvatarKit;

/// <summary>How long a renderer is waited for.</summary>
public sealed class RendererResilienceOptions
{
    /// <summary>How long a renderer may take to end its video once nothing more is said, also after an interruption.
    /// A video that has not ended by then is not kept.</summary>
    /// <value>Default 10 seconds; more than zero, at most a day.</value>
    public TimeSpan ClosingTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a renderer that has been given speech may take from one thing it makes to the next
    /// before the answer goes on without it.</summary>
    /// <value>Default 30 seconds; more than zero, at most a day.</value>
    public TimeSpan BetweenItemsTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
