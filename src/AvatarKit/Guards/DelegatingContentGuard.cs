namespace AvatarKit;

/// <summary>A base for guards that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingContentGuard : IContentGuard
{
    /// <summary>Wraps a guard.</summary>
    /// <param name="inner">The one that is wrapped. Who made it disposes of it.</param>
    protected DelegatingContentGuard(IContentGuard inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    public virtual string Name => Inner.Name;

    /// <inheritdoc/>
    public virtual GuardLocation Location => Inner.Location;

    /// <summary>The one that is wrapped.</summary>
    protected IContentGuard Inner { get; }

    /// <inheritdoc/>
    public virtual bool Checks(GuardedTextKind kind) => Inner.Checks(kind);

    /// <inheritdoc/>
    public virtual ValueTask<GuardVerdict> CheckAsync(GuardedText text, CancellationToken cancellationToken = default)
        => Inner.CheckAsync(text, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
