namespace AvatarKit;

/// <summary>A ledger over another: derive from it and override what shall differ. Disposes of nothing.</summary>
/// <param name="inner">The ledger it hands everything on to.</param>
public class DelegatingCostLedger(ICostLedger inner) : ICostLedger
{
    /// <summary>The ledger it hands everything on to.</summary>
    protected ICostLedger Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public virtual ValueTask<bool> RecordAsync(
        CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
        => Inner.RecordAsync(entry, reservation, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, CancellationToken cancellationToken = default)
        => Inner.ReadAsync(scope, first, last, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
        => Inner.EraseAsync(scope, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => Inner.ReserveAsync(reservation, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => Inner.ReleaseAsync(reservation, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
        => Inner.ReadBudgetAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
