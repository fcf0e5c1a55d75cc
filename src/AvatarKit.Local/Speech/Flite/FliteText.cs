using System.Buffers;
using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Makes text what Flite can read: it knows the letters of English in ASCII and drops, or misreads, the bytes of all others.</summary>
internal static class FliteText
{
    /// <summary>Longer runs without a space are read in pieces: Flite's memory and time grow with the length of a word.</summary>
    private const int MaxTokenLength = 40;

    private static readonly SearchValues<char> Spoken = SearchValues.Create(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ&%@#$+=*/<>~^");

    private static readonly Dictionary<int, string> Spellings = new()
    {
        ['‘'] = "'", ['’'] = "'", ['‚'] = "'", ['‛'] = "'", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['«'] = "\"", ['»'] = "\"",
        ['‐'] = "-", ['‑'] = "-", ['−'] = " minus ", ['×'] = " times ", ['÷'] = " divided by ", ['±'] = " plus or minus ", ['≈'] = " about ",
        ['°'] = " degrees ", ['€'] = " euros ", ['£'] = " pounds ", ['¥'] = " yen ", ['¢'] = " cents ", ['©'] = " copyright ",
        ['®'] = " ", ['™'] = " ",
        ['½'] = " one half ", ['¼'] = " one quarter ", ['¾'] = " three quarters ", ['²'] = " squared ", ['³'] = " cubed ", ['µ'] = " micro ",
        ['ß'] = "ss", ['æ'] = "ae", ['Æ'] = "Ae", ['œ'] = "oe", ['Œ'] = "Oe", ['ø'] = "o", ['Ø'] = "O", ['đ'] = "d", ['Đ'] = "D",
        ['ð'] = "th", ['Ð'] = "Th",
        ['þ'] = "th", ['Þ'] = "Th", ['ł'] = "l", ['Ł'] = "L", ['ı'] = "i", ['¿'] = " ", ['¡'] = " ", ['•'] = " ", ['·'] = " ",
        ['。'] = ".", ['，'] = ",", ['？'] = "?", ['！'] = "!",
    };

    /// <summary>Spells a run of text without white space in ASCII.</summary>
    /// <returns>The runs that Flite reads for it; none when it has nothing it could say.</returns>
    public static string[] Spell(ReadOnlySpan<char> text)
    {
        StringBuilder spelled = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is > 0x20 and < 0x7F)
            {
                spelled.Append((char)rune.Value);
            }
            else if (Spellings.TryGetValue(rune.Value, out string? spelling))
            {
                spelled.Append(spelling);
            }
            else
            {
                AppendBaseLetters(spelled, rune);
            }
        }

        string[] runs = spelled.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. runs.SelectMany(
            static run => run.Length <= MaxTokenLength ? [run] : run.Chunk(MaxTokenLength).Select(static chunk => new string(chunk)))];
    }

    /// <summary>Whether Flite says something for a run, rather than pause at it.</summary>
    public static bool IsSpoken(string run) => run.AsSpan().ContainsAny(Spoken);

    /// <summary>A letter with its accents taken off, as in café; nothing for letters of other scripts, emoji and symbols.</summary>
    private static void AppendBaseLetters(StringBuilder spelled, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar)
        {
            return;
        }

        foreach (char c in rune.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (c is > ' ' and < '\x7F')
            {
                spelled.Append(c);
            }
        }
    }
}
