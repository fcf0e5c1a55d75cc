using System.Buffers;

namespace AvatarKit;

/// <summary>Finds marks of sources, which nobody says: <c>[1]</c>, <c>【4:0†source】</c>, <c>[guide.pdf#page=3]</c>.</summary>
internal static class CitationReader
{
    private const int Longest = 120;
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789, –-^");

    /// <summary>How long the mark at the beginning of a text is; 0 where there is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Longest)];
        bool isWide = text is ['【', ..];
        int end = text.IndexOf(isWide ? '】' : ']');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<char> inside = text[1..end];
        bool isMark = isWide ? inside.ContainsAny('†', ':') || IsNumbers(inside) : IsNumber(inside) || IsFile(inside);
        return isMark ? end + 1 : 0;
    }

    private static bool IsNumber(ReadOnlySpan<char> inside) => inside.Length <= 3 && !inside.ContainsAnyExceptInRange('0', '9');

    private static bool IsNumbers(ReadOnlySpan<char> inside)
        => inside.Length <= 12 && !inside.ContainsAnyExcept(NumberSigns) && inside.ContainsAnyInRange('0', '9');

    private static bool IsFile(ReadOnlySpan<char> inside)
    {
        int hash = inside.IndexOf('#');
        ReadOnlySpan<char> name = hash < 0 ? inside : inside[..hash];
        int dot = name.LastIndexOf('.');
        return dot > 0 && !inside.Contains(' ') && name.Length - dot is > 2 and < 6
            && (hash >= 0 || name[(dot + 1)..] is "pdf" or "md" or "html" or "htm" or "txt" or "docx");
    }
}
