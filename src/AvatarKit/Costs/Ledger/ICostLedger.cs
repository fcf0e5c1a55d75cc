namespace AvatarKit;

/// <summary>Keeps what turns cost, by whom and day, and what budgets have left.</summary>
/// <remarks>
/// <para>Implementations are safe for concurrent use, also by several processes on the same medium where it is shared. Every write is atomic:
/// after a crash it is there whole or not at all. Failures of the medium are <see cref="StorageException"/>.</para>
/// <para>Nothing of what a person said is in it. Sums of a person and of a conversation are personal data and go with
/// <see cref="EraseAsync"/>; those of a tenant, an avatar or an experiment name nobody.</para>
/// </remarks>
public interface ICostLedger
{
    /// <summary>Counts what a turn cost. An id that was counted within two days is not counted again.</summary>
    /// <remarks>With a reservation, its budgets are charged in the same step: with <see cref="TurnCost.TotalUsd"/>, or, where that is not
    /// known, with what had been reserved or is known, whichever is more. What was reserved is free again.</remarks>
    /// <param name="entry">The turn.</param>
    /// <param name="reservation">What <see cref="ReserveAsync"/> had granted it, also where that has expired since; <see langword="null"/>:
    /// nothing.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether it was counted now.</returns>
    ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default);

    /// <summary>Reads what turns cost, day by day. Days without turns are left out.</summary>
    /// <param name="scope">Whose turns.</param>
    /// <param name="first">The first day, in UTC.</param>
    /// <param name="last">The last day, in UTC; it is among them.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The days in their order.</returns>
    IAsyncEnumerable<DailyCost> ReadAsync(CostScope scope, DateOnly first, DateOnly last, CancellationToken cancellationToken = default);

    /// <summary>Forgets the sums of a scope for good; with a person those of their conversations. Other sums that those turns are part of
    /// stay.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>Whether there were any.</returns>
    ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default);

    /// <summary>Reserves an amount in all of several budgets, or in none of them.</summary>
    /// <remarks>It is granted where no budget's spent and reserved amounts would exceed its limit with it. A reservation counts until
    /// <see cref="RecordAsync"/> ends it, <see cref="ReleaseAsync"/> takes it back, or it expires.</remarks>
    /// <param name="reservation">What, and in which budgets. An id that is reserved already is granted and changes nothing.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether it was granted, and what the budgets hold now.</returns>
    ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default);

    /// <summary>Takes a reservation back: nothing was spent. One that is not there is none.</summary>
    /// <param name="reservation">The reservation.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default);

    /// <summary>Reads what a budget holds.</summary>
    /// <param name="key">The budget, <see cref="BudgetWindow.Key"/>. One that nobody has used holds nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What it holds.</returns>
    ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Finds something this is, or wraps.</summary>
    /// <param name="serviceType">What is sought.</param>
    /// <param name="serviceKey">A key, where there may be several.</param>
    /// <returns>It, or <see langword="null"/>. By default this itself where it is of the type and no key is given.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
