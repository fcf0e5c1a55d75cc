using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Encrypted bytes of an asset: a header, then chunks that are each encrypted for themselves, so that a part can be read alone.</summary>
/// <remarks>A chunk's nonce has its number and whether it is the last: none can be left out, moved or cut off.</remarks>
internal static class SealedAssetFormat
{
    public const string MetadataName = "avatarkit-sealed";
    public const int ChunkBytes = 64 * 1024;
    public const int SealedChunkBytes = ChunkBytes + DataKey.TagBytes;
    public const int HeaderBytes = 32;

    private const int KeyIdAt = 8;
    private const int KeyIdBytes = 16;
    private const int NoncePrefixAt = KeyIdAt + KeyIdBytes;
    private const int NoncePrefixBytes = 7;

    private static ReadOnlySpan<byte> Mark => "AVKA\u0001\0\0\0"u8;

    public static byte[] CreateHeader(string keyId)
    {
        byte[] header = new byte[HeaderBytes];
        Mark.CopyTo(header);
        Convert.FromHexString(keyId).CopyTo(header, KeyIdAt);
        RandomNumberGenerator.Fill(header.AsSpan(NoncePrefixAt, NoncePrefixBytes));
        return header;
    }

    /// <summary>The id of the key in a header.</summary>
    /// <exception cref="StorageException">It is no header.</exception>
    public static string KeyIdOf(ReadOnlySpan<byte> header) => header.Length == HeaderBytes && header.StartsWith(Mark)
        ? Convert.ToHexStringLower(header.Slice(KeyIdAt, KeyIdBytes))
        : throw SealedText.Unreadable("it does not begin as an encrypted asset does", null);

    /// <summary>What the chunks are bound to: the header, whose the asset is, and what it is.</summary>
    public static byte[] Bind(byte[] header, AssetOwner owner, string contentType)
        => [.. header, .. SealedText.Bind("avka1", owner.ToString(), contentType)];

    public static byte[] NonceOf(ReadOnlySpan<byte> header, long chunk, bool isLast)
    {
        byte[] nonce = new byte[DataKey.NonceBytes];
        header.Slice(NoncePrefixAt, NoncePrefixBytes).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(NoncePrefixBytes), checked((uint)chunk));
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    /// <summary>How many bytes were encrypted, from how many there are.</summary>
    /// <exception cref="StorageException">So many there cannot be.</exception>
    public static long PlainLength(long sealedLength)
    {
        long body = sealedLength - HeaderBytes;
        long chunks = (body + SealedChunkBytes - 1) / SealedChunkBytes;
        long plain = body - (chunks * DataKey.TagBytes);
        return body >= DataKey.TagBytes && plain >= 0 && ChunksOf(plain) == chunks
            ? plain
            : throw SealedText.Unreadable("its length is none that an encrypted asset has", null);
    }

    /// <summary>How many chunks there are; an empty asset has one.</summary>
    public static long ChunksOf(long plainLength) => Math.Max(1, (plainLength + ChunkBytes - 1) / ChunkBytes);
}
