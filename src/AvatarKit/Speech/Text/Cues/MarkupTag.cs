using System.Buffers;
using System.Net;

namespace AvatarKit;

/// <summary>Reads one tag of XML or HTML, also one that is still arriving.</summary>
internal static class MarkupTag
{
    /// <summary>A longer tag is text: whoever waits for its end waits for no more than this.</summary>
    public const int Longest = 512;

    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");

    private static readonly SearchValues<char> BareEnds = SearchValues.Create(" \t\r\n\"'`<>=");

    /// <summary>Reads the tag at the start of a text.</summary>
    /// <param name="text">Text from a <c>&lt;</c>.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <param name="length">Its length, where it is one.</param>
    /// <param name="attributes">Receives its attributes.</param>
    /// <returns>Whether it is one. Attributes need a value: <c>a &lt;b and c</c> is none.</returns>
    public static Decision Read(ReadOnlySpan<char> text, bool final, out int length, IDictionary<string, string>? attributes = null)
    {
        length = 0;
        Decision more = final || text.Length >= Longest ? Decision.No : Decision.NeedMore;
        text = text[..Math.Min(text.Length, Longest)];
        int at = Name(text, out bool isEnd);
        if (at == 0)
        {
            return text.Length <= 2 && text is ['<'] or ['<', '/'] ? more : Decision.No;
        }

        while (true)
        {
            int next = SkipSpace(text, at);
            if (next == text.Length)
            {
                return more;
            }

            if (text[next] == '>')
            {
                length = next + 1;
                return Decision.Yes;
            }

            if (text[next] == '/' && !isEnd)
            {
                length = next + 2;
                return next + 1 == text.Length ? more : text[next + 1] == '>' ? Decision.Yes : Decision.No;
            }

            if (next == at || isEnd)
            {
                return Decision.No;
            }

            Decision attribute = Attribute(text, next, more, out at, attributes);
            if (attribute != Decision.Yes)
            {
                return attribute;
            }
        }
    }

    /// <summary>The index after the name of the tag at the start of a text, or 0.</summary>
    public static int Name(ReadOnlySpan<char> text, out bool isEnd)
    {
        isEnd = text is ['<', '/', ..];
        int start = isEnd ? 2 : 1;
        if (text.Length <= start || !char.IsAsciiLetter(text[start]))
        {
            return 0;
        }

        int length = text[start..].IndexOfAnyExcept(NameChars);
        return length < 0 ? text.Length : start + length;
    }

    private static Decision Attribute(ReadOnlySpan<char> text, int at, Decision more, out int end, IDictionary<string, string>? attributes)
    {
        end = at;
        int name = text[at..].IndexOfAnyExcept(NameChars);
        if (name == 0)
        {
            return Decision.No;
        }

        int equals = name < 0 ? text.Length : SkipSpace(text, at + name);
        int value = equals == text.Length ? equals : SkipSpace(text, equals + 1);
        if (equals < text.Length && text[equals] != '=')
        {
            return Decision.No;
        }

        if (value == text.Length)
        {
            return more;
        }

        bool quoted = text[value] is '"' or '\'';
        int start = quoted ? value + 1 : value;
        int length = quoted ? text[start..].IndexOfAny(text[value], '<') : text[start..].IndexOfAny(BareEnds);
        if (length < 0)
        {
            return more;
        }

        if (quoted ? text[start + length] == '<' : length == 0)
        {
            return Decision.No;
        }

        end = start + length + (quoted ? 1 : 0);
        if (!quoted && text[end] == '>' && text[end - 1] == '/')
        {
            // "<break time=1s/>"
            length--;
            end--;
        }

        attributes?.TryAdd(text.Slice(at, name).ToString(), WebUtility.HtmlDecode(text.Slice(start, length).ToString()));
        return Decision.Yes;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }
}
