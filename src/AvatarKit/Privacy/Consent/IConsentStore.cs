namespace AvatarKit;

/// <summary>Keeps who consented to what.</summary>
/// <remarks>
/// Implementations are safe for concurrent use, also by several processes on the same medium where it is shared. A record is kept when it is
/// withdrawn: it is evidence. Of one person <see cref="MaxRecords"/> are kept at least; of more, the oldest withdrawn ones may go.
/// Failures of the medium are <see cref="StorageException"/>. Empty ids are <see cref="ArgumentException"/>.
/// </remarks>
public interface IConsentStore
{
    /// <summary>How many records of one person are kept at least: 100.</summary>
    const int MaxRecords = 100;

    /// <summary>Notes that a person consented. One for the same version that stands stays as it is.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="version">To what.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask GiveAsync(string tenantId, string userId, string version, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Notes that a person withdrew all that stands.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>How many stood.</returns>
    ValueTask<int> WithdrawAsync(string tenantId, string userId, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Reads a person's records.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The records, in the order in which they were given.</returns>
    ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Erases a person's records for good.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>How many there were.</returns>
    ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this store: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the store's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
