using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Keys of the table made from ids: none is too long, none collides, and no id can be read off one.</summary>
internal static class KeyHash
{
    /// <summary>Hashes ids with their lengths: "a" + "bc" and "ab" + "c" differ.</summary>
    public static string Of(params ReadOnlySpan<string> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string id in ids)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(id);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
