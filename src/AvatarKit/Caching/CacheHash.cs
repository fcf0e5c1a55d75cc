using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Makes keys of values: the same on every machine, with nothing of the values to be read in them.</summary>
internal static class CacheHash
{
    public static string Of(IEnumerable<string?> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string? value in values)
        {
            Append(hash, value);
        }

        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result);
    }

    public static void Append(IncrementalHash hash, string? value)
    {
        // The length before each value keeps values from running into one another; -1 is no value, which is not the empty one.
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, value is null ? -1 : Encoding.UTF8.GetByteCount(value));
        hash.AppendData(length);
        if (value is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value));
        }
    }
}
