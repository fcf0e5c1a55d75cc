using System.Globalization;
using System.Net;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Entities and tags inside text.</summary>
internal static class SsmlText
{
    private const int LongestEntity = 10;

    /// <summary>How long the entity is that a text begins with; 0 where it is none that XML has.</summary>
    public static int EntityLength(ReadOnlySpan<char> text)
    {
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        return end > 1 && IsEntity(text[1..end]) ? end + 1 : 0;
    }

    /// <summary>Whether a value may stand between the quotes of an attribute.</summary>
    public static bool IsAttribute(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '<' || (value[i] == '&' && EntityLength(value.AsSpan(i)) == 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a run of SSML says: without its tags, entities as the characters they stand for.</summary>
    public static string ToPlain(string value)
    {
        if (!value.Contains('<', StringComparison.Ordinal) && !value.Contains('&', StringComparison.Ordinal))
        {
            return value;
        }

        var plain = new StringBuilder(value.Length);
        bool inTag = false;
        foreach (char c in value)
        {
            if (c == '<')
            {
                inTag = true;
            }
            else if (!inTag)
            {
                plain.Append(c);
            }
            else if (c == '>')
            {
                inTag = false;
            }
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }

    private static bool IsEntity(ReadOnlySpan<char> name)
    {
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
        {
            return true;
        }

        if (name[0] != '#' || name.Length < 2)
        {
            return false;
        }

        bool isHex = name[1] == 'x';
        return int.TryParse(
            name[(isHex ? 2 : 1)..], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && Rune.IsValid(value) && PollyText.IsSendable(new Rune(value));
    }
}
