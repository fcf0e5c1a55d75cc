using System.Globalization;

namespace AvatarKit;

/// <summary>A text that patterns look into, character by character; counts how often.</summary>
internal sealed class ScannedText(string text, string language)
{
    // Words that say what a number is stand right before it.
    private const int CueReach = 40;

    public int Length => text.Length;

    /// <summary>The language of the turn, in small letters.</summary>
    public string Language => language;

    /// <summary>How many characters were looked at: the cost of the scan.</summary>
    public long Work { get; private set; }

    /// <summary>The digits that were read last.</summary>
    public DigitRun Run { get; } = new();

    /// <summary>The character at a place; outside of the text a NUL.</summary>
    public char At(int index)
    {
        Work++;
        return (uint)index < (uint)text.Length ? text[index] : '\0';
    }

    /// <summary>The value of the decimal digit at a place, in whatever script; -1: there is none.</summary>
    public int Digit(int index)
    {
        char c = At(index);
        return c < 128 ? c is >= '0' and <= '9' ? c - '0' : -1 : CharUnicodeInfo.GetDecimalDigitValue(c);
    }

    public bool IsDigit(int index) => Digit(index) >= 0;

    public bool IsLetter(int index) => char.IsLetter(At(index));

    /// <summary>The letter from A to Z at a place, as a capital; otherwise a NUL.</summary>
    public char Capital(int index)
    {
        char c = At(index);
        return char.IsAsciiLetter(c) ? char.ToUpperInvariant(c) : '\0';
    }

    public bool IsWord(int index) => char.IsLetterOrDigit(At(index));

    /// <summary>Whether a character stands between the groups of one number.</summary>
    public static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '/' or '\u00A0' or '\u2009' or '\u202F' or '\u2010' or '\u2011' or '\u2013';

    /// <summary>Reads digits from a place on, with single separators between them.</summary>
    public DigitRun ReadDigits(int start)
    {
        DigitRun run = Run;
        run.Clear();
        int at = start;
        char gap = '\0';
        while (run.Count < DigitRun.Capacity)
        {
            int digit = Digit(at);
            if (digit >= 0)
            {
                run.Add(digit, at, gap);
                gap = '\0';
                at++;
                continue;
            }

            char c = At(at);
            if (run.Count == 0 || gap != '\0' || !IsSeparator(c) || !IsDigit(at + 1))
            {
                break;
            }

            gap = c;
            at++;
        }

        run.IsCut = run.Count == DigitRun.Capacity && IsDigit(at);
        return run;
    }

    /// <summary>Whether one of some words stands shortly before a place.</summary>
    public bool HasCue(int start, ReadOnlySpan<string> words)
    {
        int from = Math.Max(0, start - CueReach);
        ReadOnlySpan<char> before = text.AsSpan(from, start - from);
        Work += (long)before.Length * words.Length;
        foreach (string word in words)
        {
            for (int at = 0; before[at..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found; at += found + 1)
            {
                if (at + found == 0 || !char.IsLetter(before[at + found - 1]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public ReadOnlySpan<char> Slice(int start, int end)
    {
        Work += end - start;
        return text.AsSpan(start, end - start);
    }
}
