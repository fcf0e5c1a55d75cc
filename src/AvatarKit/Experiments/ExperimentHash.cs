using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>Hashes for experiments: the same on every machine, with nothing of a person to be read in them.</summary>
internal static class ExperimentHash
{
    /// <summary>The <see cref="AvatarRequest.UserId"/> of those of whom nothing is known: many people, not one.</summary>
    private const string Anonymous = "anonymous";

    /// <summary>The arm that falls to a conversation, or to its person.</summary>
    public static string ArmOf(string experiment, ExperimentOptions options, ConversationKey key)
    {
        double point = PointOf(experiment, key, options.Unit) * options.Arms.Values.Sum(static arm => arm.Share);
        string last = "";
        foreach (string name in options.ArmNames)
        {
            last = name;
            point -= options.Arms[name].Share;
            if (point < 0)
            {
                break;
            }
        }

        // Rounding may leave a grain over: it is the last one's.
        return last;
    }

    /// <summary>Stands for what is given an arm.</summary>
    public static UInt128 UnitOf(ConversationKey key, ExperimentUnit unit)
        => unit == ExperimentUnit.User && key.UserId != Anonymous
            ? Of(key.TenantId, "user", key.UserId)
            : Of(key.TenantId, "conversation", key.UserId, key.ConversationId);

    /// <summary>Stands for a turn.</summary>
    public static UInt128 TurnOf(ConversationKey key, string turnId) => Of(key.TenantId, key.UserId, key.ConversationId, turnId);

    // From 0 to less than 1, with all the digits a double has. Names are configured without regard to case.
    private static double PointOf(string experiment, ConversationKey key, ExperimentUnit unit)
    {
        UInt128 hash = Of(experiment.ToLowerInvariant(), UnitOf(key, unit).ToString("x32", CultureInfo.InvariantCulture));
        return (ulong)(hash >> 75) / (double)(1L << 53);
    }

    private static UInt128 Of(params ReadOnlySpan<string> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string value in values)
        {
            CacheHash.Append(hash, value);
        }

        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return BinaryPrimitives.ReadUInt128BigEndian(result);
    }
}
