using System.Buffers;
using System.Globalization;

namespace AvatarKit;

/// <summary>Reads the words of one text: as words, letter by letter where they are abbreviations, digit by digit where they are numbers. Not
/// thread-safe; returns its buffer when disposed.</summary>
/// <param name="language">The language.</param>
/// <param name="isShouted">Whether the text has capitals only, so that they say nothing about a word.</param>
internal sealed class WordReader(Language language, bool isShouted) : IDisposable
{
    /// <summary>What a word without any sound becomes.</summary>
    private const string Murmur = "ə";

    private const int LongestAbbreviation = 6;

    // Capitals of this length are letters unless the dictionary knows better: BBC, but NASA.
    private const int AlwaysSpelled = 3;

    private readonly List<string> phones = [];
    private char[] letters = ArrayPool<char>.Shared.Rent(64);

    /// <summary>Says a word.</summary>
    /// <param name="word">The word as it is written.</param>
    /// <returns>At least one phone.</returns>
    public string[] Read(ReadOnlySpan<char> word)
    {
        phones.Clear();
        int at = 0;
        while (at < word.Length)
        {
            int end = at;
            if (char.IsDigit(word[at]))
            {
                AppendName((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(word[at])));
                at++;
                continue;
            }

            while (end < word.Length && !char.IsDigit(word[end]))
            {
                end++;
            }

            AppendLetters(word[at..end]);
            at = end;
        }

        if (phones.Count == 0)
        {
            phones.Add(Murmur);
        }

        return [.. phones];
    }

    /// <summary>Says a sign.</summary>
    /// <returns>Its phones; <see langword="null"/> for a character that is not said.</returns>
    public string[]? ReadSign(char sign)
    {
        if (char.IsLetterOrDigit(sign) || char.IsWhiteSpace(sign))
        {
            return null;
        }

        phones.Clear();
        return language.Names.TryAppendWord([sign], phones) ? [.. phones] : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(letters);
        letters = [];
    }

    private void AppendLetters(ReadOnlySpan<char> part)
    {
        if (letters.Length < part.Length)
        {
            ArrayPool<char>.Shared.Return(letters);
            letters = ArrayPool<char>.Shared.Rent(part.Length);
        }

        ReadOnlySpan<char> word = letters.AsSpan(0, WordFolding.Fold(part, language.Sounds, letters));
        if (!IsAbbreviation(part, word))
        {
            language.Sounds.Append(word, phones);
            return;
        }

        foreach (char letter in word)
        {
            AppendName(letter);
        }
    }

    private void AppendName(char character)
    {
        if (!language.Names.TryAppendWord([character], phones))
        {
            language.Sounds.Append([character], phones);
        }
    }

    /// <summary>Whether capitals stand for the names of their letters.</summary>
    private bool IsAbbreviation(ReadOnlySpan<char> part, ReadOnlySpan<char> word)
    {
        if (isShouted || part.Length is < 2 or > LongestAbbreviation)
        {
            return false;
        }

        int vowels = 0;
        foreach (char letter in part)
        {
            if (!char.IsUpper(letter))
            {
                return false;
            }

            vowels += "AEIOUYÄÖÜÁÉÍÓÚ".Contains(letter, StringComparison.Ordinal) ? 1 : 0;
        }

        // What is also a common word is never meant as one in capitals.
        return word is "us" or "it" or "id" or "am" or "pm"
            || (!language.Sounds.HasWord(word) && (vowels == 0 || part.Length <= AlwaysSpelled || vowels * 4 < part.Length));
    }
}
