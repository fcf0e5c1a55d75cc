namespace AvatarKit;

/// <summary>Wraps a store of consents and passes everything on; derive from it to change a part.</summary>
public abstract class DelegatingConsentStore : IConsentStore
{
    /// <summary>Wraps a store.</summary>
    /// <param name="inner">What is wrapped.</param>
    protected DelegatingConsentStore(IConsentStore inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>What is wrapped.</summary>
    protected IConsentStore Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask GiveAsync(
        string tenantId, string userId, string version, DateTimeOffset at, CancellationToken cancellationToken = default)
        => Inner.GiveAsync(tenantId, userId, version, at, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> WithdrawAsync(
        string tenantId, string userId, DateTimeOffset at, CancellationToken cancellationToken = default)
        => Inner.WithdrawAsync(tenantId, userId, at, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(
        string tenantId, string userId, CancellationToken cancellationToken = default)
        => Inner.ReadAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => Inner.EraseUserAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
