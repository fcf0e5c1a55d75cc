namespace AvatarKit;

/// <summary>Keeps who read, exported and erased what, and who changed settings. Records are added and never changed.</summary>
/// <remarks>Implementations are safe for concurrent use. A record is there whole or not at all, and durable where the medium is
/// once <see cref="AppendAsync"/> has returned. Failures of the medium are <see cref="StorageException"/>.</remarks>
public interface IAuditTrail
{
    /// <summary>Adds a record.</summary>
    /// <param name="entry">What is noted.</param>
    /// <param name="cancellationToken">Stops the write; the record may be there all the same.</param>
    /// <returns>The record, linked to the one before.</returns>
    /// <exception cref="ArgumentException">The entry breaks the rules of <see cref="AuditEntry.ThrowIfInvalid"/>.</exception>
    /// <exception cref="StorageException">The medium failed, or what stands in it is damaged.</exception>
    ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Reads the records that are kept, in order.</summary>
    /// <param name="afterSequence">Only those with a greater number. Default 0: all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The records. They are not verified: <see cref="AuditVerification.VerifyAsync"/> does that.</returns>
    /// <exception cref="StorageException">The medium failed, or what stands in it is damaged.</exception>
    IAsyncEnumerable<AuditRecord> ReadAsync(long afterSequence = 0, CancellationToken cancellationToken = default);

    /// <summary>Takes the oldest records away, for retention, and notes that as <see cref="AuditActions.Trimmed"/>.</summary>
    /// <remarks>The latest record always stays: the chain goes on from it.</remarks>
    /// <param name="before">Records noted before this moment go.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>How many went.</returns>
    /// <exception cref="StorageException">The medium failed, or what stands in it is damaged.</exception>
    ValueTask<int> TrimAsync(DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>Finds what stands behind this trail: itself, or one it wraps.</summary>
    /// <param name="serviceType">The type that is asked for.</param>
    /// <param name="serviceKey">Tells apart several of one type. Default <see langword="null"/>.</param>
    /// <returns>An object of that type, which stays the trail's; <see langword="null"/>: there is none.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
