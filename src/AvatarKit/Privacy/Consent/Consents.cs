using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>What hosts do with consents, over the store.</summary>
internal sealed class Consents(IOptions<ConsentOptions> options, IConsentStore store, TimeProvider time) : IConsents
{
    public string Version => options.Value.Version;

    public ValueTask GiveAsync(string tenantId, string userId, string version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version.Length, ConsentRecord.MaxVersionLength, nameof(version));
        return store.GiveAsync(tenantId, userId, version, time.GetUtcNow(), cancellationToken);
    }

    public async ValueTask<bool> WithdrawAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => await store.WithdrawAsync(tenantId, userId, time.GetUtcNow(), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask<bool> HasAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ConsentRecord> records = await store.ReadAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
        return records.Any(record => record.WithdrawnAt is null && record.Version == Version);
    }

    public ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => store.ReadAsync(tenantId, userId, cancellationToken);
}
