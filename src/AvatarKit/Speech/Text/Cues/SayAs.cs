using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Says a text as what its author says it is: <c>&lt;say-as interpret-as="digits"&gt;</c>.</summary>
internal static class SayAs
{
    private const int LongestSpelled = 200;

    /// <summary>Says a text.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="tag">What it is.</param>
    /// <param name="lexicon">The language.</param>
    /// <returns>What is said; null where it is to be said as any text: as it is classified without the tag.</returns>
    public static string? Say(string text, VoiceTag tag, Lexicon lexicon)
    {
        text = text.Trim();
        string? said = text.Length is 0 or > LongestSpelled ? null : tag["interpret-as"]?.ToLowerInvariant() switch
        {
            "characters" or "spell-out" or "spell" or "verbatim" or "letters" => Characters(text, lexicon),
            "digits" or "number:digits" => Digits(text, lexicon),
            "cardinal" or "number" => Whole(text, lexicon) is { } number ? lexicon.Verbalizer?.Value.Cardinal(number) : null,
            "ordinal" => Whole(text, lexicon) is { } number
                ? lexicon.Verbalizer?.Value.Ordinal(new OrdinalToken(0, text.Length, number, NumberForm.Masculine)) : null,
            "date" => Date(text, tag["format"], lexicon),
            "time" => Time(text, lexicon),
            "telephone" or "phone" => Telephone(text, lexicon),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(said) ? null : said;
    }

    private static string Characters(string text, Lexicon lexicon)
    {
        var said = new StringBuilder(text.Length * 2);
        foreach (Rune rune in text.EnumerateRunes())
        {
            string? word = Rune.IsLetterOrDigit(rune) ? rune.ToString() : rune.Value switch
            {
                '.' => lexicon.Dot,
                '/' => lexicon.Slash,
                '-' => lexicon.Dash,
                '_' => lexicon.Underscore,
                ':' => lexicon.Colon,
                '@' => lexicon.At,
                '+' => lexicon.Plus,
                '%' => lexicon.Percent,
                '#' => lexicon.Hashtag,
                _ => null,
            };
            said.Append(word is null || said.Length == 0 ? "" : " ").Append(word);
        }

        return said.ToString();
    }

    private static string? Digits(string text, Lexicon lexicon)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not (' ' or '-' or '.' or ',' or '/' or '\u00A0'))
            {
                return null;
            }
        }

        return Characters(string.Concat(text.Where(char.IsAsciiDigit)), lexicon);
    }

    private static long? Whole(string text, Lexicon lexicon)
    {
        string plain = text.Replace(lexicon.Group.ToString(), "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal)
            .Replace("\u202F", "", StringComparison.Ordinal).TrimEnd('.');
        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
    }

    private static string? Date(string text, string? format, Lexicon lexicon)
    {
        string[] parts = text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        format = format?.ToLowerInvariant() ?? (parts is [{ Length: 4 }, _, _] ? "ymd" : lexicon.MonthFirst ? "mdy" : "dmy");
        if (parts.Length != format.Length || lexicon.Verbalizer is null)
        {
            return null;
        }

        int? year = null, month = null, day = null;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                return null;
            }

            switch (format[i])
            {
                case 'y':
                    year = number;
                    break;
                case 'm':
                    month = number;
                    break;
                case 'd':
                    day = number;
                    break;
                default:
                    return null;
            }
        }

        if (month is null && day is null && year is { } alone)
        {
            return lexicon.Verbalizer.Value.Year(alone);
        }

        return month is >= 1 and <= 12 && day is null or (>= 1 and <= 31) && lexicon.Months.Count == 12
            ? lexicon.Verbalizer.Value.Date(
                new DateToken(0, text.Length, year, month.Value, day, NumberForm.Masculine, format.StartsWith('m')), lexicon.Months[month.Value - 1])
            : null;
    }

    private static string? Time(string text, Lexicon lexicon)
    {
        string[] parts = text.TrimEnd('a', 'p', 'm', 'A', 'P', 'M', ' ', '.').Split(':', 'h', '.');
        string half = text[^1] is 'm' or 'M' or '.' ? string.Concat(text.Where(static c => c is 'a' or 'p' or 'm' or 'A' or 'P' or 'M')) : "";
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        if (numbers.Length > 3 || numbers[0] > 24 || numbers.Skip(1).Any(static part => part > 59) || lexicon.Verbalizer is null)
        {
            return null;
        }

        string said = lexicon.Verbalizer.Value.Time(new TimeToken(
            0, text.Length, numbers[0], numbers.Length > 1 ? numbers[1] : null, numbers.Length > 2 ? numbers[2] : null, half.Length > 0));
        return half.Length > 0 ? $"{said} {Characters(half.ToUpperInvariant(), lexicon)}" : said;
    }

    private static string? Telephone(string text, Lexicon lexicon)
    {
        var said = new StringBuilder(text.Length * 2);
        bool apart = false;
        foreach (char c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                said.Append(said.Length == 0 ? "" : apart ? ", " : " ").Append(c);
                apart = false;
            }
            else if (c == '+' && said.Length == 0)
            {
                said.Append(lexicon.Plus);
            }
            else
            {
                apart = true;
            }
        }

        return said.ToString();
    }
}
