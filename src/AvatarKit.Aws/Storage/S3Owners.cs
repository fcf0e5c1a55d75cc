using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>How owners stand in keys and in metadata: hashed in the one; in the other encrypted, or, without a secret, only in base64.</summary>
internal sealed class S3Owners
{
    private const int HashBytes = 20;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;
    private const char Plain = 'p';
    private const char Sealed = 's';

    // S3 takes 2 KB of metadata for an object; what else is in it needs less than 200 bytes.
    private const int MaxOwnerBytes = 1300;

    private readonly byte[]? hashKey;
    private readonly byte[]? sealKey;

    public S3Owners(string? secret)
    {
        if (secret is not null)
        {
            byte[] root = Convert.FromBase64String(secret);
            hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, root, KeyBytes, info: "avatarkit owner key"u8.ToArray());
            sealKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, root, KeyBytes, info: "avatarkit owner metadata"u8.ToArray());
        }
    }

    /// <summary>What the keys of an owner's objects begin with: <c>person/</c>, or <c>person/conversation/</c>.
    /// Listing either finds just what the owner covers.</summary>
    public string PrefixOf(AssetOwner owner)
    {
        // The person's as it was before conversations had their own: what is stored already is found.
        string person = Hash($"{Uri.EscapeDataString(owner.TenantId)}/{Uri.EscapeDataString(owner.UserId)}");
        return owner.ConversationId is null ? $"{person}/" : $"{person}/{Hash(owner.ToString())}/";
    }

    public static void Check(AssetOwner owner)
    {
        if (Encoding.UTF8.GetByteCount(owner.ToString()) > MaxOwnerBytes)
        {
            throw new ArgumentException($"An owner's ids have together at most {MaxOwnerBytes} bytes in UTF-8 in S3.", nameof(owner));
        }
    }

    public string Write(AssetOwner owner)
    {
        byte[] text = Encoding.UTF8.GetBytes(owner.ToString());
        if (sealKey is null)
        {
            return Plain + Convert.ToBase64String(text);
        }

        byte[] message = new byte[NonceBytes + text.Length + TagBytes];
        Span<byte> nonce = message.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(sealKey, TagBytes);
        cipher.Encrypt(nonce, text, message.AsSpan(NonceBytes, text.Length), message.AsSpan(NonceBytes + text.Length));
        return Sealed + Convert.ToBase64String(message);
    }

    /// <summary>The owner that <see cref="Write"/> wrote; <see langword="null"/>: it did not, or with another secret.</summary>
    public AssetOwner? Read(string? written)
    {
        try
        {
            string? text = written switch
            {
                [Plain, .. string base64] => Encoding.UTF8.GetString(Convert.FromBase64String(base64)),
                [Sealed, .. string base64] when sealKey is not null => Open(Convert.FromBase64String(base64)),
                _ => null,
            };
            return AssetOwner.TryParse(text, out AssetOwner owner) ? owner : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private string Hash(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        byte[] hash = hashKey is null ? SHA256.HashData(bytes) : HMACSHA256.HashData(hashKey, bytes);
        return Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));
    }

    private string Open(byte[] message)
    {
        byte[] text = new byte[message.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(sealKey!, TagBytes);
        cipher.Decrypt(message.AsSpan(0, NonceBytes), message.AsSpan(NonceBytes, text.Length), message.AsSpan(NonceBytes + text.Length), text);
        return Encoding.UTF8.GetString(text);
    }
}
