namespace AvatarKit.Local;

/// <summary>What to say when a voice is not there: close names, and how to get more.</summary>
internal static class VoiceSuggestion
{
    private const int MaxNames = 5;

    /// <summary>Makes the suggestion.</summary>
    /// <param name="wanted">The voice or locale that was asked for.</param>
    /// <param name="voices">What there is.</param>
    /// <param name="reason">Why there is not more, if that is known.</param>
    public static string For(string wanted, IReadOnlyList<VoiceInfo> voices, string? reason)
    {
        string name = Bare(wanted);
        string[] close =
        [
            .. voices
                .Select(voice => (voice.Id, Distance: Math.Min(Distance(name, Bare(voice.Id)), Distance(name, Bare(voice.Locale)))))
                .Where(candidate => candidate.Distance <= Math.Max(1, name.Length / 3))
                .OrderBy(static candidate => candidate.Distance)
                .Take(MaxNames)
                .Select(static candidate => candidate.Id),
        ];
        List<string> parts = [];
        if (close.Length > 0)
        {
            parts.Add($"Close to it: {string.Join(", ", close)}.");
        }
        else if (voices.Count > 0)
        {
            string more = voices.Count > MaxNames ? $" and {voices.Count - MaxNames} more" : "";
            parts.Add($"There are {string.Join(", ", voices.Take(MaxNames).Select(static voice => voice.Id))}{more}.");
        }
        else
        {
            parts.Add("This machine has no voice.");
        }

        if (reason is not null)
        {
            parts.Add(reason);
        }

        return string.Join(' ', parts);
    }

    private static string Bare(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

    /// <summary>The number of letters to change, add or take away.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
