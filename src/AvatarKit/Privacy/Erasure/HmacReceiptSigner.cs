using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>Signs receipts with a secret, HMAC-SHA256: who has the secret can verify them. Thread-safe.</summary>
public sealed class HmacReceiptSigner : IReceiptSigner
{
    /// <summary>The fewest bytes of a key: 32.</summary>
    public const int MinKeyBytes = 32;

    private readonly byte[] key;

    /// <summary>Creates a signer.</summary>
    /// <param name="key">The secret, <see cref="MinKeyBytes"/> bytes or more. A copy is taken.</param>
    /// <param name="keyId">A name for it.</param>
    /// <exception cref="ArgumentException">The key is too short, or the name empty.</exception>
    public HmacReceiptSigner(byte[] key, string keyId)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(keyId);
        if (key.Length < MinKeyBytes)
        {
            throw new ArgumentException($"The key of receipts has {key.Length} bytes; it takes {MinKeyBytes} or more.", nameof(key));
        }

        this.key = [.. key];
        KeyId = keyId;
    }

    /// <inheritdoc/>
    public string Algorithm => "hmac-sha256";

    /// <inheritdoc/>
    public string KeyId { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(key, data);

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, data), signature);
}
