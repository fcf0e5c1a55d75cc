namespace AvatarKit;

/// <summary>A renderer that wraps another: what is not overridden is the other's. Thread-safe if the other is. It disposes nothing:
/// what a container made, the container disposes.</summary>
public class DelegatingAvatarRenderer : IAvatarRenderer
{
    /// <summary>Wraps a renderer.</summary>
    /// <param name="inner">The renderer that does the work.</param>
    protected DelegatingAvatarRenderer(IAvatarRenderer inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The renderer that is wrapped.</summary>
    protected IAvatarRenderer Inner { get; }

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AvatarRendering> RenderAsync(
        IAsyncEnumerable<SpokenSegment> segments, RenderOptions options, CancellationToken cancellationToken = default)
        => Inner.RenderAsync(segments, options, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
