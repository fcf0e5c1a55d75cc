using System.Text.RegularExpressions;

namespace AvatarKit.Testing;

/// <summary>A word that no other message of a trial has, and that its answer repeats:
/// an answer with another message's word mixes two turns.</summary>
internal static partial class TrialMark
{
    private const int Letters = 6;
    public const int MostMessages = 20_000;

    /// <summary>The mark of a user's message.</summary>
    public static string Of(int user, int message)
    {
        long number = ((long)user * MostMessages) + message;
        Span<char> letters = stackalloc char[Letters];
        for (int i = Letters - 1; i >= 0; i--, number /= 26)
        {
            letters[i] = (char)('a' + (number % 26));
        }

        return $"Qu{letters}z";
    }

    /// <summary>The first mark of a text; empty: it has none.</summary>
    public static string In(string text) => Mark().Match(text).Value;

    /// <summary>Whether a text has a mark that is not this one.</summary>
    public static bool HasOther(string text, string mark)
    {
        foreach (ValueMatch match in Mark().EnumerateMatches(text))
        {
            if (!text.AsSpan(match.Index, match.Length).SequenceEqual(mark))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\bQu[a-z]{6}z\b", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
