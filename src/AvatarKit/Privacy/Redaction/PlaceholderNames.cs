using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Names placeholders after a keyed hash of the conversation and the value: the same again, and nothing to be read in it.</summary>
internal sealed class PlaceholderNames
{
    // Letters that make no words, so that no name is one, and no pattern is found in one.
    private const string Letters = "bcdfghjklmnpqrstvwxz";

    // 20^7: some 1.3 billion names in each conversation.
    private const int NameLength = 7;

    private static readonly SearchValues<char> NameLetters = SearchValues.Create(Letters);

    private readonly byte[] key;

    /// <param name="secret">The host's; <see langword="null"/>: one of this process.</param>
    public PlaceholderNames(string? secret)
        => key = secret is null ? RandomNumberGenerator.GetBytes(32) : SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The kind that a placeholder made here is of; <see langword="null"/>: it was not made here.</summary>
    public static string? KindOf(string placeholder)
    {
        int dash = placeholder.LastIndexOf('-');
        return dash > 1 && placeholder.Length - dash - 2 == NameLength && !placeholder.AsSpan(dash + 1, NameLength).ContainsAnyExcept(NameLetters)
            ? placeholder[1..dash]
            : null;
    }

    /// <summary>The placeholder of a value.</summary>
    public string Of(ConversationKey conversation, PersonalDataKind kind, string value)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        CacheHash.Append(hash, conversation.TenantId);
        CacheHash.Append(hash, conversation.UserId);
        CacheHash.Append(hash, conversation.ConversationId);
        CacheHash.Append(hash, kind.Value);
        CacheHash.Append(hash, Normalize(kind, value));
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        ulong number = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Span<char> name = stackalloc char[NameLength];
        for (int i = 0; i < NameLength; i++)
        {
            name[i] = Letters[(int)(number % (ulong)Letters.Length)];
            number /= (ulong)Letters.Length;
        }

        return $"[{kind.Value}-{name}]";
    }

    /// <summary>However a number is grouped, it is the same.</summary>
    private static string Normalize(PersonalDataKind kind, string value)
    {
        bool isNumber = kind == PersonalDataKind.Card || kind == PersonalDataKind.Iban || kind == PersonalDataKind.Phone
            || kind == PersonalDataKind.NationalId;
        var normal = new StringBuilder(value.Length);
        foreach (char c in value)
        {
            int digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            if (digit >= 0)
            {
                normal.Append((char)('0' + digit));
            }
            else if (char.IsLetterOrDigit(c) || (isNumber ? c == '+' : !char.IsWhiteSpace(c)))
            {
                normal.Append(char.ToLowerInvariant(c));
            }
        }

        return normal.ToString();
    }
}
