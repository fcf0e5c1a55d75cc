using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Makes JSON readable whose texts are not quite Unicode, which grammar allows and readers refuse when they come to it.</summary>
internal static class WellFormedJson
{
    private const int EscapeLength = 6;
    private const string Replacement = "\\uFFFD";

    /// <summary>Puts U+FFFD in the place of half surrogate pairs, escaped or not.</summary>
    /// <param name="json">The text; one that is no JSON is changed no more than that.</param>
    public static string Of(string json)
    {
        StringBuilder? mended = null;
        int done = 0;
        for (int at = 0; at < json.Length;)
        {
            int length = LengthAt(json, at, out bool isHalf);
            if (isHalf)
            {
                mended ??= new StringBuilder(json.Length);
                mended.Append(json, done, at - done).Append(Replacement);
                done = at + length;
            }

            at += length;
        }

        return mended is null ? json : mended.Append(json, done, json.Length - done).ToString();
    }

    private static int LengthAt(string json, int at, out bool isHalf)
    {
        isHalf = false;
        if (json[at] != '\\')
        {
            bool isPair = at + 1 < json.Length && char.IsSurrogatePair(json[at], json[at + 1]);
            isHalf = char.IsSurrogate(json[at]) && !isPair;
            return isPair ? 2 : 1;
        }

        if (UnitAt(json, at) is not { } unit)
        {
            return at + 1 < json.Length && char.IsAscii(json[at + 1]) ? 2 : 1;
        }

        if (char.IsHighSurrogate(unit) && UnitAt(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
        {
            return 2 * EscapeLength;
        }

        isHalf = char.IsSurrogate(unit);
        return EscapeLength;
    }

    /// <summary>The code unit that is escaped at a place; <see langword="null"/>: none is.</summary>
    private static char? UnitAt(string json, int at)
        => at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? (char)unit : null;
}
