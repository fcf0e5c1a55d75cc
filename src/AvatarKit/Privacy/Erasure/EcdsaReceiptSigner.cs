using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>Signs receipts with a private key, ECDSA over SHA-256: anybody with the public key can verify them. Thread-safe.</summary>
public sealed class EcdsaReceiptSigner : IReceiptSigner
{
    private readonly Lock gate = new();
    private readonly ECDsa key;

    /// <summary>Creates a signer.</summary>
    /// <param name="key">The key; with the public part alone it can only verify. The caller keeps ownership, and uses it for nothing else
    /// meanwhile.</param>
    /// <param name="keyId">A name for it.</param>
    public EcdsaReceiptSigner(ECDsa key, string keyId)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(keyId);
        this.key = key;
        KeyId = keyId;
    }

    /// <inheritdoc/>
    public string Algorithm => "ecdsa-sha256";

    /// <inheritdoc/>
    public string KeyId { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (gate)
        {
            return key.SignData(data, HashAlgorithmName.SHA256);
        }
    }

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (gate)
        {
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
        }
    }
}
