namespace AvatarKit;

/// <summary>Consents, for hosts: to be recorded, withdrawn and read. Thread-safe.</summary>
/// <remarks>The host answers for who speaks for whom: take tenant and user from authentication, not from the client. Failures of the store are its
/// <see cref="StorageException"/>.</remarks>
public interface IConsents
{
    /// <summary>The version that counts now: <see cref="ConsentOptions.Version"/>.</summary>
    string Version { get; }

    /// <summary>Records that a person consented, now.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="version">The version that the person was shown; only <see cref="Version"/> counts.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>A task that ends with the write.</returns>
    ValueTask GiveAsync(string tenantId, string userId, string version, CancellationToken cancellationToken = default);

    /// <summary>Records that a person withdrew, now. Turns that began before go on to their end; erasing is
    /// <see cref="IConversationHistory.EraseUserAsync"/>.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>Whether a consent stood.</returns>
    ValueTask<bool> WithdrawAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Whether a person's consent to <see cref="Version"/> stands.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>Whether it does.</returns>
    ValueTask<bool> HasAsync(string tenantId, string userId, CancellationToken cancellationToken = default);

    /// <summary>Reads all that is recorded of a person, withdrawn or not.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The records, in the order in which they were given.</returns>
    ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default);
}
