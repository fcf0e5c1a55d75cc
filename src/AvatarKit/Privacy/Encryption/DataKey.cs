using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>A data key in memory: encrypts and decrypts with AES-256-GCM. Thread-safe.</summary>
internal sealed class DataKey(string id, byte[] key)
{
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    public string Id { get; } = id;

    // A cipher is not safe for several threads, and cheap against what it encrypts.
    public AesGcm CreateCipher() => new(key, TagBytes);

    /// <summary>Encrypts with a nonce by chance.</summary>
    /// <returns>Nonce, encrypted text and tag.</returns>
    public byte[] Seal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> boundTo)
    {
        byte[] whole = new byte[NonceBytes + text.Length + TagBytes];
        Span<byte> nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = CreateCipher();
        cipher.Encrypt(nonce, text, whole.AsSpan(NonceBytes, text.Length), whole.AsSpan(NonceBytes + text.Length), boundTo);
        return whole;
    }

    /// <exception cref="CryptographicException">It was not encrypted with this key, or is bound to something else, or was changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> boundTo)
    {
        if (whole.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("It is too short.");
        }

        byte[] text = new byte[whole.Length - NonceBytes - TagBytes];
        using AesGcm cipher = CreateCipher();
        cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], text, boundTo);
        return text;
    }
}
