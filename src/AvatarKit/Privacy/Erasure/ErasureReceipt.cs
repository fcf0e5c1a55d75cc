using System.Text.Json;

namespace AvatarKit;

/// <summary>Says, signed, what was erased and when. Made where the host has set a signer (<c>UseErasureReceipts()</c>).</summary>
/// <remarks>It names the person and nothing of what they said: give it to them, and keep it only as long as it has to be proved.</remarks>
public sealed record ErasureReceipt
{
    /// <summary>The erasure's id.</summary>
    public required string Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The person.</summary>
    public required string UserId { get; init; }

    /// <summary>The conversation; <see langword="null"/>: everything of the person.</summary>
    public string? ConversationId { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last part was verified.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How many calls it took.</summary>
    public required int Attempts { get; init; }

    /// <summary>What was erased.</summary>
    public required IReadOnlyList<ErasedPart> Parts { get; init; }

    /// <summary>How it is signed.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Which key it is signed with.</summary>
    public required string KeyId { get; init; }

    /// <summary>The signature over all the rest, in Base64.</summary>
    /// <value>Default <see langword="null"/>: it is not signed.</value>
    public string? Signature { get; init; }

    /// <summary>The receipt as JSON.</summary>
    /// <returns>One line.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, PrivacyJsonContext.Default.ErasureReceipt);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Nothing is verified.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="FormatException">It is no receipt.</exception>
    public static ErasureReceipt Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, PrivacyJsonContext.Default.ErasureReceipt)
                ?? throw new FormatException("It is no receipt of an erasure.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new FormatException("It is no receipt of an erasure.", exception);
        }
    }

    /// <summary>Whether a receipt is as its signer wrote it.</summary>
    /// <param name="signer">Who signed it, or can verify what they sign.</param>
    /// <returns>Whether algorithm, key and signature are right.</returns>
    public bool IsSignedBy(IReceiptSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        byte[] signature = new byte[1024];
        return Signature is { Length: > 0 and <= 1024 } && Algorithm == signer.Algorithm && KeyId == signer.KeyId
            && Convert.TryFromBase64String(Signature, signature, out int length)
            && signer.Verify(Signed(), signature.AsSpan(0, length));
    }

    internal ErasureReceipt SignWith(IReceiptSigner signer) => this with { Signature = Convert.ToBase64String(signer.Sign(Signed())) };

    private byte[] Signed() => JsonSerializer.SerializeToUtf8Bytes(this with { Signature = null }, PrivacyJsonContext.Default.ErasureReceipt);
}
