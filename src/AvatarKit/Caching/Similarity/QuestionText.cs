using System.Text;

namespace AvatarKit;

/// <summary>A question as it is compared: compatibility forms, capitals, spaces and marks do not count.</summary>
internal static class QuestionText
{
    private const int LongestOnStack = 512;

    /// <summary>Normalises a text to words with one space between them.</summary>
    /// <remarks>Marks that are part of a number or of a name stay: <c>2.5</c>, <c>2-2</c>, <c>C++</c>, <c>50%</c>.</remarks>
    public static string Normalize(string text)
    {
        string compatible = NormalizedText.Of(text, NormalizationForm.FormKC);
        Span<char> target = compatible.Length <= LongestOnStack ? stackalloc char[compatible.Length] : new char[compatible.Length];
        ReadOnlySpan<char> written = target[..Write(compatible, target)];
        return written.SequenceEqual(text) ? text : written.ToString();
    }

    private static int Write(string text, Span<char> target)
    {
        int length = 0;
        bool isGap = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsNothing(c))
            {
                continue;
            }

            if (IsGap(text, i))
            {
                isGap = true;
                continue;
            }

            if (isGap && length > 0)
            {
                target[length++] = ' ';
            }

            isGap = false;
            target[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }

    /// <summary>Whether a character stands between words.</summary>
    public static bool IsGap(string text, int place)
    {
        char c = text[place];
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            return false;
        }

        bool isInNumber = IsDigit(text, place + 1) && (place == 0 || char.IsWhiteSpace(text[place - 1]) || IsDigit(text, place - 1));
        return c switch
        {
            '.' or ',' or ':' => !(IsDigit(text, place - 1) && IsDigit(text, place + 1)),
            '-' or '\u2212' or '/' or '*' => !isInNumber,
            '#' or '+' => false,
            '&' or '@' => false,
            _ => char.IsWhiteSpace(c) || char.IsControl(c) || (char.IsPunctuation(c) && c != '%'),
        };
    }

    /// <summary>Whether a character is left out: the words on both sides of it are one.</summary>
    public static bool IsNothing(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u00AD';

    private static bool IsDigit(string text, int place) => (uint)place < (uint)text.Length && char.IsDigit(text[place]);
}
