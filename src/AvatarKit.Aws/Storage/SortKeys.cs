using System.Globalization;
using System.Security.Cryptography;

namespace AvatarKit.Aws;

/// <summary>The sort keys in a conversation's partition.</summary>
/// <remarks>
/// From the end: the summary, the head, the turns latest first, the turns' places by id.
/// One backward query gives a window, the head before its turns. A conversation begun anew after an erasure is another generation:
/// what is left of the old one is deleted without touching it.
/// </remarks>
internal static class SortKeys
{
    public const string Head = "~H";

    /// <summary>Everything above this is the summary, the head or a turn.</summary>
    public const string AboveIndex = "T";

    /// <summary>In a partition of its own: when something was erased.</summary>
    public const string Erasure = "~E";

    private const string SummaryPrefix = "~S#";
    private const string TurnPrefix = "T#";
    private const string IndexPrefix = "I#";

    public static string NewGeneration(DateTimeOffset now)
        => string.Create(CultureInfo.InvariantCulture, $"{now.UtcTicks:x16}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    public static string Summary(string generation) => SummaryPrefix + generation;

    public static string Turns(string generation) => $"{TurnPrefix}{generation}#";

    public static string Turn(string generation, long sequence)
        => string.Create(CultureInfo.InvariantCulture, $"{TurnPrefix}{generation}#{sequence:d10}");

    /// <summary>The item that tells where the turn with an id is.</summary>
    public static string Place(string generation, string turnId) => $"{IndexPrefix}{generation}#{ConversationAddress.OfTurn(turnId)}";

    /// <summary>The generation an item belongs to; <see langword="null"/>: the head, which tells its own.</summary>
    public static string? GenerationOf(string sortKey)
    {
        if (sortKey == Head)
        {
            return null;
        }

        int start = sortKey.IndexOf('#', StringComparison.Ordinal) + 1;
        int end = sortKey.IndexOf('#', start);
        return end < 0 ? sortKey[start..] : sortKey[start..end];
    }
}
