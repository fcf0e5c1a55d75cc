using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Links records, so that none can be changed, moved or taken out of their middle without it being seen. Thread-safe.</summary>
/// <remarks>
/// The hash is SHA-256 over the record's JSON with the hash of the record before. Whoever can write the whole trail can then also make a new
/// one; with a key, which they do not have, the hash is HMAC-SHA256 and they cannot. What was cut off the end shows where the last hash is known
/// from elsewhere.
/// </remarks>
public sealed class AuditChain
{
    /// <summary>The fewest bytes of a key: 32.</summary>
    public const int MinKeyBytes = 32;

    private readonly byte[]? key;

    /// <summary>Creates a chain.</summary>
    /// <param name="key">The key, <see cref="MinKeyBytes"/> bytes or more; <see langword="null"/>: none. A copy is taken.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public AuditChain(byte[]? key = null)
    {
        if (key?.Length < MinKeyBytes)
        {
            throw new ArgumentException($"The key of an audit trail has {key.Length} bytes; it takes {MinKeyBytes} or more.", nameof(key));
        }

        this.key = key is null ? null : [.. key];
    }

    /// <summary>What stands for the record before the first: 64 zeros.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>Makes the next record.</summary>
    /// <param name="entry">What is noted.</param>
    /// <param name="time">When.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="previousHash">The hash of the record before, or <see cref="Beginning"/>.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ArgumentException">The entry breaks the rules of <see cref="AuditEntry.ThrowIfInvalid"/>.</exception>
    public AuditRecord Link(AuditEntry entry, DateTimeOffset time, long sequence, string previousHash)
    {
        AuditEntry.ThrowIfInvalid(entry);
        var record = new AuditRecord
        {
            Sequence = sequence,
            Time = time.ToUniversalTime(),
            Actor = entry.Actor,
            Action = entry.Action,
            Subject = entry.Subject,
            Outcome = entry.Outcome,
            Detail = entry.Detail,
            PreviousHash = previousHash,
            Hash = "",
        };
        return record with { Hash = HashOf(record) };
    }

    /// <summary>Whether a record's hash is that of what stands in it.</summary>
    /// <param name="record">The record.</param>
    /// <returns>Whether it is.</returns>
    public bool Proves(AuditRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(HashOf(record)), Encoding.UTF8.GetBytes(record.Hash));
    }

    private string HashOf(AuditRecord record)
    {
        byte[] canonical = AuditJson.Canonical(record);
        return Convert.ToHexStringLower(key is null ? SHA256.HashData(canonical) : HMACSHA256.HashData(key, canonical));
    }
}
