using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;

namespace AvatarKit;

/// <summary>The tags and entities of HTML that turn up in Markdown.</summary>
internal static class HtmlText
{
    private const int LongestTag = 1_000;
    private const int LongestUnknownTag = 200;
    private const int LongestEntity = 12;

    private static readonly SearchValues<char> TagNameChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:");

    private static readonly FrozenSet<string> Tags = Set(
        "a abbr article aside audio b big blockquote body br button center cite code dd del details div dl dt em embed figcaption figure font "
        + "footer form "
        + "h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark meta nav ol option p path picture pre q s "
        + "samp script section select small "
        + "source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video");

    private static readonly FrozenSet<string> Blocks =
        Set("br p div li ul ol tr td th table h1 h2 h3 h4 h5 h6 hr blockquote section details summary dd dt");

    private static readonly FrozenDictionary<string, char> Entities = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["amp"] = '&',
        ["lt"] = '<',
        ["gt"] = '>',
        ["quot"] = '"',
        ["apos"] = '\'',
        ["nbsp"] = ' ',
        ["ndash"] = '–',
        ["mdash"] = '—',
        ["hellip"] = '…',
        ["copy"] = '©',
        ["reg"] = '®',
        ["trade"] = '™',
        ["deg"] = '°',
        ["times"] = '×',
        ["euro"] = '€',
        ["pound"] = '£',
        ["lsquo"] = '‘',
        ["rsquo"] = '’',
        ["ldquo"] = '“',
        ["rdquo"] = '”',
        ["laquo"] = '«',
        ["raquo"] = '»',
        ["rarr"] = '→',
        ["le"] = '≤',
        ["ge"] = '≥',
        ["ne"] = '≠',
        ["frac12"] = '½',
        ["bull"] = '•',
        ["middot"] = '·',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The length of the tag or comment at the start of a text, or 0.</summary>
    /// <param name="text">Text from a <c>&lt;</c>.</param>
    /// <param name="isBlock">Whether it parts what stands around it.</param>
    /// <returns>The length.</returns>
    public static int TagLength(ReadOnlySpan<char> text, out bool isBlock)
    {
        isBlock = false;
        if (text.StartsWith("<!--"))
        {
            int close = text.Length > LongestTag * 4 ? text[..(LongestTag * 4)].IndexOf("-->") : text.IndexOf("-->");
            return close < 0 ? 0 : close + 3;
        }

        int at = text is ['<', '/', ..] ? 2 : 1;
        int end = at;
        while (end < text.Length && end - at < 12 && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> name = text[at..end];
        if (end == text.Length || text[end] is not ('>' or '/' or ' ' or '\n' or '\t') || !Contains(Tags, name))
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text[end..Math.Min(text.Length, end + LongestTag)];
        int bracket = rest.IndexOfAny('<', '>');
        if (bracket < 0 || rest[bracket] == '<')
        {
            return 0;
        }

        isBlock = Contains(Blocks, name);
        return end + bracket + 1;
    }

    /// <summary>The length of a tag that is none of HTML, at the start of a text: <c>&lt;voice name="x"&gt;</c>, <c>&lt;/speak&gt;</c>,
    /// <c>&lt;|end|&gt;</c>; 0 where there is none. <c>&lt;your name&gt;</c> is none.</summary>
    public static int UnknownTagLength(ReadOnlySpan<char> text)
    {
        int close = text[..Math.Min(text.Length, LongestUnknownTag)].IndexOf('>');
        if (close < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> inside = text[1..close].Trim('/');
        if (inside is ['|', .., '|'])
        {
            return close + 1;
        }

        int end = inside.IndexOfAnyExcept(TagNameChars);
        bool isTag = inside.Length > 0 && char.IsAsciiLetter(inside[0]) && (end < 0 || (inside[end] == ' ' && inside[end..].Contains('=')));
        return isTag && inside.IndexOf('<') < 0 ? close + 1 : 0;
    }

    /// <summary>Reads the entity at the start of a text.</summary>
    /// <param name="text">Text from an <c>&amp;</c>.</param>
    /// <param name="value">What it stands for.</param>
    /// <returns>Its length, or 0 when it is none.</returns>
    public static int Entity(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> name = text[1..end];
        bool known = name switch
        {
            ['#', 'x' or 'X', .. ReadOnlySpan<char> digits] =>
                int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value),
            ['#', .. ReadOnlySpan<char> digits] => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value),
            _ => Entities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out char c) && (value = c) > 0,
        };
        return known && System.Text.Rune.IsValid(value) ? end + 1 : 0;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> name) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
