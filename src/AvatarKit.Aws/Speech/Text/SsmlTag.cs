namespace AvatarKit.Aws;

/// <summary>A tag of a document.</summary>
internal sealed record SsmlTag(string Element, int Length, bool IsEnd, bool IsEmpty, IReadOnlyDictionary<string, string> Attributes)
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>Reads the tag that begins at a place.</summary>
    /// <returns>The tag, or <see langword="null"/> where it is not well-formed.</returns>
    public static SsmlTag? Read(string document, int start)
    {
        int i = start + 1;
        bool isEnd = i < document.Length && document[i] == '/';
        string? name = ReadName(document, isEnd ? ++i : i, out i);
        if (name is null)
        {
            return null;
        }

        Dictionary<string, string>? attributes = null;
        while (true)
        {
            int space = i;
            i = SkipSpace(document, i);
            if (i >= document.Length)
            {
                return null;
            }

            if (document[i] == '>')
            {
                return new SsmlTag(name, i + 1 - start, isEnd, IsEmpty: false, attributes ?? None);
            }

            if (!isEnd && document.AsSpan(i).StartsWith("/>", StringComparison.Ordinal))
            {
                return new SsmlTag(name, i + 2 - start, IsEnd: false, IsEmpty: true, attributes ?? None);
            }

            // Attributes stand apart from what is before them, and once each.
            attributes ??= new Dictionary<string, string>(StringComparer.Ordinal);
            if (isEnd || i == space || !ReadAttribute(document, ref i, attributes))
            {
                return null;
            }
        }
    }

    private static bool ReadAttribute(string document, ref int i, Dictionary<string, string> attributes)
    {
        string? name = ReadName(document, i, out i);
        i = SkipSpace(document, i);
        if (name is null || i >= document.Length || document[i] != '=')
        {
            return false;
        }

        i = SkipSpace(document, i + 1);
        if (i >= document.Length || document[i] is not ('"' or '\''))
        {
            return false;
        }

        int end = document.IndexOf(document[i], i + 1);
        if (end < 0)
        {
            return false;
        }

        string value = document[(i + 1)..end];
        i = end + 1;
        return SsmlText.IsAttribute(value) && attributes.TryAdd(name, value);
    }

    private static string? ReadName(string document, int start, out int end)
    {
        end = start;
        while (end < document.Length && (char.IsAsciiLetterOrDigit(document[end]) || document[end] is ':' or '-' or '_' or '.'))
        {
            end++;
        }

        return end > start && char.IsAsciiLetter(document[start]) ? document[start..end] : null;
    }

    private static int SkipSpace(string document, int i)
    {
        while (i < document.Length && (document[i] is ' ' or '\t' or '\r' or '\n'))
        {
            i++;
        }

        return i;
    }
}
