using Microsoft.Extensions.Configuration;

namespace AvatarKit;

/// <summary>Finds what stands in the configuration under <c>AvatarKit</c> and is read by nothing: most often a typing mistake.</summary>
internal static class UnknownSettings
{
    /// <summary>Names each, with the setting that was probably meant.</summary>
    public static IEnumerable<string> Find(IConfiguration configuration, IReadOnlyList<SettingsSection> known)
        => FindBelow(configuration, SettingsSection.Root, known);

    /// <summary>Names each below a section.</summary>
    public static IEnumerable<string> FindBelow(IConfiguration configuration, string path, IReadOnlyList<SettingsSection> known)
        => Find(configuration.GetSection(path), path, known);

    private static IEnumerable<string> Find(IConfigurationSection section, string pattern, IReadOnlyList<SettingsSection> known)
    {
        string[] names = NamesAt(pattern, known);
        if (names.Length == 0)
        {
            yield break;
        }

        foreach (IConfigurationSection child in section.GetChildren())
        {
            string? name = names.FirstOrDefault(name => name == "*" || string.Equals(name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                yield return Nearest(child.Key, names) is { } meant
                    ? $"{child.Path} is not a setting; did you mean {meant}?"
                    : $"{child.Path} is not a setting. Settings here are: {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
                continue;
            }

            foreach (string unknown in Find(child, $"{pattern}:{name}", known))
            {
                yield return unknown;
            }
        }
    }

    /// <summary>The names that may stand at a place: the settings read there, and the first step to those that are read further down.</summary>
    private static string[] NamesAt(string pattern, IReadOnlyList<SettingsSection> known)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SettingsSection section in known)
        {
            if (string.Equals(section.Path, pattern, StringComparison.OrdinalIgnoreCase))
            {
                names.UnionWith(section.Names);
            }
            else if (section.Path.StartsWith(pattern + ":", StringComparison.OrdinalIgnoreCase))
            {
                names.Add(section.Path[(pattern.Length + 1)..].Split(':')[0]);
            }
        }

        return [.. names];
    }

    private static string? Nearest(string written, string[] names)
    {
        string? nearest = names.Where(static name => name != "*").MinBy(name => Distance(written, name));
        if (nearest is null || written.Length == 0)
        {
            return null;
        }

        // Who errs seldom errs in the first letter.
        bool isSameStart = char.ToUpperInvariant(nearest[0]) == char.ToUpperInvariant(written[0]);
        return Distance(written, nearest) <= (isSameStart ? Math.Max(1, nearest.Length / 2) : 1) ? nearest : null;
    }

    // Levenshtein's distance, without regard to case.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                int best = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost);
                diagonal = row[j];
                row[j] = best;
            }
        }

        return row[^1];
    }
}
