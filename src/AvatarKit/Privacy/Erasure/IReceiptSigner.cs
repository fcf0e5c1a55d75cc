namespace AvatarKit;

/// <summary>Signs the receipts of erasures, so that nobody else can have written them. Thread-safe.</summary>
public interface IReceiptSigner
{
    /// <summary>How it signs, for example <c>hmac-sha256</c>.</summary>
    string Algorithm { get; }

    /// <summary>Which key it signs with: a name, never the key.</summary>
    string KeyId { get; }

    /// <summary>Signs.</summary>
    /// <param name="data">What.</param>
    /// <returns>The signature.</returns>
    byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>Verifies, in a time that does not tell how much of a signature was right.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>Whether it is that of the data.</returns>
    bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
