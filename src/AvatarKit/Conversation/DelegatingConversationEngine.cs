namespace AvatarKit;

/// <summary>An engine round another: derive from it and override what shall differ.</summary>
public abstract class DelegatingConversationEngine : IConversationEngine
{
    /// <summary>Wraps an engine.</summary>
    /// <param name="inner">The engine that is wrapped. Who made it disposes it.</param>
    protected DelegatingConversationEngine(IConversationEngine inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The engine that is wrapped.</summary>
    protected IConversationEngine Inner { get; }

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AvatarResponseUpdate> GetStreamingResponseAsync(
        AvatarRequest request, CancellationToken cancellationToken = default)
        => Inner.GetStreamingResponseAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
