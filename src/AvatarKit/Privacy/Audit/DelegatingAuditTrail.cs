namespace AvatarKit;

/// <summary>A base for audit trails that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingAuditTrail : IAuditTrail
{
    /// <summary>Wraps an audit trail.</summary>
    /// <param name="inner">The one that is wrapped. Who made it disposes of it.</param>
    protected DelegatingAuditTrail(IAuditTrail inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IAuditTrail Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
        => Inner.AppendAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AuditRecord> ReadAsync(long afterSequence = 0, CancellationToken cancellationToken = default)
        => Inner.ReadAsync(afterSequence, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> TrimAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
        => Inner.TrimAsync(before, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
